import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type RawBuilder, sql } from 'kysely';
import { unable } from '../database/away.js';
import { type Actor, type Grant, NOBODY } from './right.js';

type ActorReader = (request: FastifyRequest) => Promise<Actor | null>;
/** Rows of `role` and `within`, a JSON object of ids by kind, for the person whose id the expression is. */
export type GrantRows = (personId: RawBuilder<string>) => RawBuilder<unknown>;

/** Finds out who asks. Rooms contribute: identity who is signed in, programmes and cohorts what a person was given. */
@Injectable()
export class Actors {
  private readActor: ActorReader = () => Promise.resolve(null);
  private readonly grantRows: GrantRows[] = [];

  constructor(private readonly em: EntityManager) {}

  signInBy(reader: ActorReader): void {
    this.readActor = reader;
  }

  /** SQL, so that who asks and what they were given is one statement, whichever rooms know it. */
  grantsFrom(rows: GrantRows): void {
    this.grantRows.push(rows);
  }

  async identify(request: FastifyRequest): Promise<Actor> {
    return await this.readActor(request).catch((error: unknown) => { throw unable(error) ?? error; }) ?? NOBODY;
  }

  /** What a person was given, as a JSON array of {@link Grant}: an expression for a statement that knows the person. */
  grantsAsJson(personId: RawBuilder<string>): RawBuilder<Grant[]> {
    const rows = sql.join(this.grantRows.map((read) => read(personId)), sql` union all `);
    return sql`(select coalesce(json_agg(json_build_object('role', given.role, 'within', given.within)), '[]') from (${rows}) given)`;
  }

  /** What a person was given, whether signed in or not. */
  async grantsOf(personId: string): Promise<readonly Grant[]> {
    const { rows: [row] } = await sql<{ grants: Grant[] }>`select ${this.grantsAsJson(sql`${personId}::uuid`)} as grants`.execute(this.em.getKysely());
    return row!.grants;
  }
}
