import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ModuleContent, UnitContent, VersionContent } from './content.js';
import type { QuizContent } from './quiz-content.js';

/** The contents of versions for comparing, by id; three statements however many they are. */
export async function contentsOf(em: EntityManager, versionIds: readonly string[]): Promise<Map<string, VersionContent>> {
  const db = em.getKysely();
  const { rows: versions } = await sql<VersionContent & { id: string }>`
    select id, curriculum_id as uuid, title, summary from curriculum_version where id = any(${versionIds}::uuid[])`.execute(db);
  const { rows: modules } = await sql<ModuleContent & { id: string; versionId: string }>`
    select m.id, m.curriculum_version_id as "versionId", m.uuid, m.title, m.summary, m.outcomes, m.presence_minutes as "presenceMinutes", m.online_minutes as "onlineMinutes",
      coalesce((select string_agg(a.name || ' ' || md5(a.content), ',' order by a.name) from module_asset a where a.module_id = m.id), '') as drawings
    from module m where m.curriculum_version_id = any(${versionIds}::uuid[]) order by m.position`.execute(db);
  const { rows: units } = await sql<UnitContent & { moduleId: string }>`
    select module_id as "moduleId", uuid, kind, title, minutes, case when btrim(body) = '' then '' else md5(body) end as body, quiz
    from unit where module_id = any(${modules.map(({ id }) => id)}::uuid[]) order by position`.execute(db);
  const unitsByModule = Map.groupBy(units, ({ moduleId }) => moduleId);
  const modulesByVersion = Map.groupBy(modules, ({ versionId }) => versionId);
  return new Map(versions.map((version) => [version.id, {
    ...version,
    modules: (modulesByVersion.get(version.id) ?? []).map((module) => ({ ...module, units: unitsByModule.get(module.id) ?? [] })),
  }]));
}

/** The texts of a unit in which pictures are named, with the pictures that its module has. */
export interface IllustratedUnit {
  readonly uuid: string;
  readonly title: string;
  readonly body: string;
  readonly quiz: QuizContent | null;
  /** As Markdown names them: `assets/ablauf.svg`. */
  readonly assets: readonly string[];
}

/** Units of a version whose texts name pictures, in order. One statement. */
export async function illustratedUnits(em: EntityManager, versionId: string): Promise<IllustratedUnit[]> {
  const { rows } = await sql<IllustratedUnit>`
    select u.uuid, u.title, u.body, u.quiz, array(select 'assets/' || a.name from module_asset a where a.module_id = m.id) as assets
    from unit u join module m on m.id = u.module_id
    where m.curriculum_version_id = ${versionId} and (u.body like '%![%' or u.quiz::text like '%![%') order by m.position, u.position`.execute(em.getKysely());
  return rows;
}

/** The names of a module's diagrams. */
export async function drawingsOf(em: EntityManager, moduleIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; names: string[] }>`
    select module_id as id, array_agg(name order by name) as names from module_asset where module_id = any(${moduleIds}::uuid[]) group by module_id`.execute(em.getKysely());
  return new Map(rows.map(({ id, names }) => [id, names]));
}
