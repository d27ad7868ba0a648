import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mayReadTrail, TrailInput } from '../platform/audit/trail.js';
import { searchTrail } from '../platform/audit/trail.queries.js';
import { Clock } from '../platform/clock.js';
import { BOM, csvLine } from '../platform/http/csv.js';
import { May } from '../platform/permission/may.js';
import { nameOf, Person } from './person.js';

const BATCH = 500;
const HEADINGS = ['Nummer', 'Zeit (UTC)', 'Wer', 'Wer (ID)', 'Ursache', 'Grund', 'Tabelle', 'Vorgang', 'Objekt (ID)', 'Betrifft', 'Betrifft (ID)', 'Vorher', 'Nachher', 'Unkenntlich gemacht', 'Block'];

/** What was searched in the trail, whole and unshortened, for a spreadsheet. */
@Controller('audit')
export class TrailExportController {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  @Get('export.csv') @May(mayReadTrail)
  async read(@Query() input: TrailInput, @Res() reply: FastifyReply): Promise<void> {
    // Asked before the first line leaves: a search that fails is answered as such.
    const lines = this.lines(input);
    const first = await lines.next();
    await reply.headers({
      'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="protokoll-${this.clock.today()}.csv"`,
    }).send(Readable.from(async function* () {
      yield BOM + csvLine(HEADINGS) + (first.value ?? '');
      yield* lines;
    }()));
  }

  /** In batches, so that a long trail needs no more memory than a short one. */
  private async* lines(input: TrailInput): AsyncGenerator<string, undefined> {
    const em = this.em.fork();
    for (let cursor = input.cursor; ;) {
      const entries = await searchTrail(em, { ...input, ...(cursor ? { cursor } : {}) }, BATCH);
      const names = await namesOf(em, entries.flatMap(({ actorId, personId }) => [actorId, personId]));
      yield entries.map((entry) => csvLine([
        entry.id, new Date(entry.at).toISOString(), names.get(entry.actorId) ?? null, entry.actorId, entry.cause, entry.reason, entry.table, entry.action, entry.objectId,
        names.get(entry.personId) ?? null, entry.personId, json(entry.before), json(entry.after), entry.redacted ? 'ja' : '', entry.block,
      ])).join('');
      if (entries.length < BATCH) return;
      cursor = entries.at(-1)!.id;
    }
  }
}

const json = (row: object | null): string | null => (row ? JSON.stringify(row) : null);

async function namesOf(em: EntityManager, ids: readonly (string | null)[]): Promise<Map<string | null, string>> {
  const persons = await em.find(Person, { id: { $in: [...new Set(ids.filter((id) => id !== null))] } });
  return new Map(persons.map((person) => [person.id, nameOf(person)]));
}
