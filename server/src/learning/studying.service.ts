import { randomUUID } from 'node:crypto';
import type { EntityData } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { UnitKind } from '../curricula/unit.js';
import { authorship } from '../platform/audit/author.js';
import { Clock } from '../platform/clock.js';
import { changedMeanwhile, Refusal } from '../platform/refusal.js';
import type { PositionInput, UnitInput, WritingInput } from './inputs.js';
import { UnitProgress } from './unit-progress.js';
import { WaysIn } from './ways-in.js';

const WRITTEN: readonly UnitKind[] = ['reflection', 'assignment'];
/** As renderMarkdown makes them. */
const ANCHOR = /^[\p{L}\p{N}-]*$/u;

/** Reading, writing and finishing a unit. The version of a row counts its text alone: reading on never disturbs what is being written elsewhere. */
@Injectable()
export class Studying {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly waysIn: WaysIn) {}

  /** Keeps where the person stopped; opens the unit when it is the first time. */
  async noteProgress({ cohortId, unitUuid, anchor }: PositionInput, personId: string): Promise<UnitProgress> {
    if (!ANCHOR.test(anchor)) throw new Refusal('learning/not-an-anchor', { field: 'input.anchor' });
    await this.waysIn.openUnit(cohortId, unitUuid, personId);
    const now = this.clock.now();
    return this.kept(sql`with author as materialized (${authorship()})
      insert into unit_progress (id, cohort_id, person_id, unit_uuid, position, opened_at, touched_at)
      select ${randomUUID()}::uuid, ${cohortId}::uuid, ${personId}::uuid, ${unitUuid}::uuid, ${anchor}, ${now}::timestamptz, ${now}::timestamptz from author
      on conflict (cohort_id, person_id, unit_uuid) do update set position = excluded.position, touched_at = excluded.touched_at returning *`);
  }

  /** A lesson by having read it, a reflection or assignment by having written something; the first time counts. */
  async finishUnit({ cohortId, unitUuid }: UnitInput, personId: string): Promise<UnitProgress> {
    const unit = await this.waysIn.openUnit(cohortId, unitUuid, personId);
    if (unit.kind === 'quiz' || unit.kind === 'session') throw new Refusal('learning/not-finished-by-hand', { field: 'input.unitUuid', kind: unit.kind });
    const written = !WRITTEN.includes(unit.kind) || (await this.em.findOne(UnitProgress, { cohort: cohortId, person: personId, unitUuid }))?.text.trim();
    if (!written) throw new Refusal('learning/nothing-written', { field: 'input.text', bound: 1 });
    const now = this.clock.now();
    return this.kept(sql`with author as materialized (${authorship()})
      insert into unit_progress (id, cohort_id, person_id, unit_uuid, opened_at, touched_at, done_at)
      select ${randomUUID()}::uuid, ${cohortId}::uuid, ${personId}::uuid, ${unitUuid}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz from author
      on conflict (cohort_id, person_id, unit_uuid) do update set done_at = coalesce(unit_progress.done_at, excluded.done_at), touched_at = excluded.touched_at returning *`);
  }

  /** Saves a text that was begun on the version seen, in one statement, so that of two devices only one gets through. */
  async saveText({ cohortId, unitUuid, text, version }: WritingInput, personId: string): Promise<UnitProgress> {
    const unit = await this.waysIn.openUnit(cohortId, unitUuid, personId);
    if (!WRITTEN.includes(unit.kind)) throw new Refusal('learning/nothing-to-write', { field: 'input.unitUuid', kind: unit.kind });
    const now = this.clock.now();
    const { rows } = await sql`with author as materialized (${authorship()})
      insert into unit_progress as p (id, cohort_id, person_id, unit_uuid, text, opened_at, touched_at, version)
      select ${randomUUID()}, ${cohortId}, ${personId}, ${unitUuid}, ${text}, ${now}::timestamptz, ${now}::timestamptz, ${version}::int + 1 from author
      where ${version}::int = 1 or exists (select from unit_progress where cohort_id = ${cohortId} and person_id = ${personId} and unit_uuid = ${unitUuid})
      on conflict (cohort_id, person_id, unit_uuid) do update set text = excluded.text, touched_at = excluded.touched_at, version = p.version + 1 where p.version = ${version}
      returning id`.execute(this.em.getKysely());
    const progress = await this.em.findOne(UnitProgress, { cohort: cohortId, person: personId, unitUuid }, { refresh: true });
    if (!rows.length) throw changedMeanwhile({ text: progress?.text ?? '', version: progress?.version ?? 1 });
    return progress!;
  }

  private async kept(writing: RawBuilder<unknown>): Promise<UnitProgress> {
    const { rows: [row] } = await writing.execute(this.em.getKysely());
    return this.em.map(UnitProgress, row as EntityData<UnitProgress>);
  }
}
