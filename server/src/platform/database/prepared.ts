import { type EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

class Place { constructor(readonly index: number) {} }

/**
 * Statements that nearly every request asks: planned by PostgreSQL once a connection instead of each time, and sent
 * without a builder in between. Not for what must see a running transaction.
 */
export class Prepared {
  private pool: pg.Pool | undefined;

  /** The pool that MikroORM made; known once it has connected. */
  use(pool: pg.Pool): void {
    this.pool = pool;
  }

  /** `build` is called once, at the first use, with an expression for each value. */
  statement<Row, Values extends readonly unknown[]>(em: EntityManager, name: string, build: (...values: { [K in keyof Values]: RawBuilder<Values[K]> }) => RawBuilder<Row>): (...values: Values) => Promise<Row[]> {
    let compiled: { readonly sql: string; readonly parameters: readonly unknown[] } | undefined;
    return async (...values) => {
      compiled ??= build(...values.map((_, index) => sql.val(new Place(index))) as never).compile(em.getKysely());
      const given = compiled.parameters.map((parameter) => (parameter instanceof Place ? values[parameter.index] : parameter));
      return (await this.pool!.query<Row & pg.QueryResultRow>({ name, text: compiled.sql, values: given })).rows;
    };
  }
}
