import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { May } from '../permission/may.js';
import { type RecordedEntry, searchTrail } from './trail.queries.js';
import { type AuditChange, AuditEntry, AuditPage, mayReadTrail, TrailInput } from './trail.js';

const PAGE = 50;
/** The text of a lesson is read where it stands, not here. */
const LONGEST = 600;

@Resolver(() => AuditPage)
export class TrailResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => AuditPage, { description: 'What was written, by whom, when and why, for administrators: newest first.' })
  @May(mayReadTrail)
  async auditTrail(@Args('input') input: TrailInput): Promise<AuditPage> {
    const found = await searchTrail(this.em, input, PAGE + 1);
    const entries = found.slice(0, PAGE).map(asShown);
    return { entries, next: found.length > PAGE ? entries.at(-1)!.id : null };
  }
}

const asShown = ({ at, before, after, block, ...entry }: RecordedEntry): AuditEntry => ({ ...entry, at: new Date(at), sealed: block !== null, changes: changesOf(before, after) });

function changesOf(before: RecordedEntry['before'], after: RecordedEntry['after']): AuditChange[] {
  const columns = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return columns.map((column) => ({ column, before: shown(before?.[column]), after: shown(after?.[column]) })).filter((change) => change.before !== null || change.after !== null);
}

function shown(value: unknown): string | null {
  if (value == null || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
