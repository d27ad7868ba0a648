import { type RawBuilder, sql } from 'kysely';

/** German and English. What is kept is said by the server, so that page, PDF, commands and export say the same. */
export type Words = readonly [german: string, english: string];
export type Sql = RawBuilder<unknown>;

/** Whose data are read or erased. */
export interface Subject {
  readonly id: string;
  readonly email: string | null;
  /** The name as it stands in sentences, with and without a title. */
  readonly names: readonly string[];
  readonly accountId: string | null;
  readonly now: Date;
  readonly today: string;
}

/** What happens to a person's rows when the person is erased: first all are emptied, then some or all deleted; the rest stays. */
export interface Erasure {
  /** Assignments. */
  readonly set?: (subject: Subject) => Sql;
  /** Which rows go: a condition on `t`, or all. */
  readonly delete?: true | ((subject: Subject) => Sql);
  readonly stays?: {
    readonly why: Words;
    /** True where the rows are worth nothing without the person's name, which then stays as long as they do. */
    readonly named: boolean;
  };
}

/** Rows of one table that say something of a person. `t` is the table in all SQL of a holding. */
export interface Holding {
  readonly table: string;
  /** Which column leads to the person. */
  readonly column: string;
  readonly what: Words;
  /** Which rows are of the person, where the column does not hold the person's id. */
  readonly whose?: (subject: Subject) => Sql;
  /** What is told of a row: the columns of `read`, in words. */
  readonly fields: Readonly<Record<string, Words>>;
  /** For a condition on `t` a select with exactly these fields. */
  readonly read: (mine: Sql) => Sql;
  /** The instant from which the period of a row counts. Rows without one go with something else. */
  readonly since?: () => Sql;
  /** The row is about somebody else, and goes when it is time for that. */
  readonly aside?: true;
  /** ISO 8601, where it is not the activity's. */
  readonly period?: string;
  readonly erase: Erasure;
}

/** Something that is done with personal data: an entry of the record of processing activities (Art. 30 GDPR). */
export interface Activity {
  readonly room: string;
  readonly key: string;
  readonly title: Words;
  readonly purpose: Words;
  /** Categories of persons. */
  readonly whom: Words;
  /** Who gets to see it. */
  readonly seenBy: Words;
  /** Articles of the GDPR, and the law or the funder's rule behind them. */
  readonly ground: Words;
  /** How long, as an ISO 8601 period after an event. */
  readonly keepFor: { readonly period: string; readonly after: Words };
  readonly holdings: readonly Holding[];
}

/** Everything that is kept of persons, in the order of the rooms. */
export const KEPT: Activity[] = [];

/** The question which personal data are kept: each room answers it in a file `<room>.kept.ts`. */
export const keeps = (activity: Activity): void => { KEPT.push(activity); };

/** The condition under which a row is of the person. */
export const mine = ({ whose, column }: Holding, subject: Subject): Sql =>
  whose?.(subject) ?? sql`${sql.ref(`t.${column}`)} = ${subject.id}::uuid`;

const TIES: (() => Sql)[] = [];

/** The question what binds a person to the installation: rows of `person_id` and `ends`, the instant at which it does no more. */
export const ties = (rows: () => Sql): void => { TIES.push(rows); };

/** When the last tie of a person ended or will end, as an expression; null for somebody who never had one. */
export const lastTieOf = (person: Sql): Sql =>
  sql`(select max(tie.ends) from (${sql.join(TIES.map((rows) => rows()), sql` union all `)}) tie where tie.person_id = ${person})`;
