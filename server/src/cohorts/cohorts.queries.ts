import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { PinnedCohort } from './pinned-cohort.js';

type PinnedRow = PinnedCohort & { readonly of: string };

const COLUMNS = sql`c.id, c.title, p.title as "programmeTitle", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn"`;

/** The cohorts of versions, by the version's id. */
export async function pinnedTo(em: EntityManager, versionIds: readonly string[], today: string): Promise<Map<string, PinnedCohort[]>> {
  const { rows } = await sql<PinnedRow>`
    select c.curriculum_version_id as of, ${COLUMNS}, c.ends_on >= ${today}::date as running
    from cohort c join programme p on p.id = c.programme_id
    where c.curriculum_version_id = any(${versionIds}::uuid[]) order by c.starts_on desc, c.title`.execute(em.getKysely());
  return Map.groupBy(rows, (row) => row.of);
}

/** The running cohorts on any patch of the number of which drafts began, by the draft's id. */
export async function runningOnDraftsNumber(em: EntityManager, draftIds: readonly string[], today: string): Promise<Map<string, PinnedCohort[]>> {
  const { rows } = await sql<PinnedRow>`
    select d.id as of, ${COLUMNS}, true as running
    from curriculum_version d join curriculum_version b on b.id = d.based_on_id
      join curriculum_version v on v.curriculum_id = b.curriculum_id and v.number = b.number
      join cohort c on c.curriculum_version_id = v.id join programme p on p.id = c.programme_id
    where d.id = any(${draftIds}::uuid[]) and d.state = 'draft' and c.ends_on >= ${today}::date order by c.starts_on desc, c.title`.execute(em.getKysely());
  return Map.groupBy(rows, (row) => row.of);
}

/** Everybody who holds or held a seat in a cohort of these programmes. */
export async function peopleOnSeats(em: EntityManager, programmeIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct e.person_id as person from enrolment e join cohort c on c.id = e.cohort_id where c.programme_id = any(${programmeIds}::uuid[])`.execute(em.getKysely());
  return rows.map(({ person }) => person);
}
