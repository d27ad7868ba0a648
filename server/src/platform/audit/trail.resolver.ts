import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { May } from '../permission/may.js';
import { type RecordedEntry, searchTrail } from './trail.queries.js';
import { type AuditChange, AuditEntry, AuditPage, mayReadTrail, TrailInput } from './trail.js';

const PAGE = 50;
/** The text of a lesson is read where it stands; here only the part that changed, and how many characters lead to it. */
const LONGEST = 600;
const LEADING = 120;

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
  return columns.flatMap((column) => {
    const [was, is] = [textOf(before?.[column]), textOf(after?.[column])];
    const from = startOf(was ?? '', is ?? '');
    return was === null && is === null ? [] : [{ column, before: was && cut(was, from), after: is && cut(is, from) }];
  });
}

function textOf(value: unknown): string | null {
  if (value == null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where to begin reading, so that what differs is seen. */
function startOf(was: string, is: string): number {
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  return same < LONGEST - LEADING ? 0 : same - LEADING;
}

const cut = (text: string, from: number): string =>
  `${from ? '… ' : ''}${text.slice(from, from + LONGEST)}${text.length > from + LONGEST ? ' …' : ''}`;
