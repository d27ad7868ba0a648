import type { EntityData } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { APIError } from 'better-auth/api';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Prepared } from '../platform/database/prepared.js';
import { Actors } from '../platform/permission/actors.js';
import type { Actor, Grant } from '../platform/permission/right.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Accounts, SESSION } from './accounts.js';
import { Person } from './person.js';
import { tokenIn } from './session-cookie.js';

interface Row {
  readonly accountId: string;
  readonly sessionId: string;
  /** True once an hour: then the session is to be prolonged, which notes that it was used. */
  readonly due: boolean;
  readonly person: (EntityData<Person> & { readonly id: string }) | null;
  readonly chosen: boolean;
  readonly grants: Grant[];
}

/**
 * Tells the permission mechanism who is signed in, and as which person. Asked by every request, so it is one statement on
 * better-auth's table; better-auth's own look-up, which takes several, is left to prolong the session.
 */
@Injectable()
export class SignIn implements OnModuleInit {
  private readonly cookie: string;
  private readonly persons = new WeakMap<Actor, EntityData<Person>[]>();

  constructor(private readonly accounts: Accounts, private readonly actors: Actors, private readonly prepared: Prepared, private readonly em: EntityManager, @Inject(SETTINGS) private readonly settings: Settings) {
    this.cookie = `${settings.baseUrl.startsWith('https:') ? '__Secure-' : ''}kursbuch.session_token`;
  }

  onModuleInit(): void {
    this.actors.signInBy((request) => this.read(request));
  }

  // By the time of the machine, not the Clock: better-auth writes these.
  private readonly find = this.prepared.statement<Row, [string]>(this.em, 'sign-in', (token) => sql`
    select s."userId" as "accountId", s.id as "sessionId", s."expiresAt" < now() + ${sql.lit(`${SESSION.days} days ${-SESSION.notedAfterHours} hours`)}::interval as due,
      to_jsonb(p) as person, ap.person_id is not null as chosen, ${this.actors.grantsAsJson(sql.ref('pa.person_id'))} as grants
    from auth.session s left join person_account pa on pa.account_id = s."userId" left join person p on p.id = pa.person_id left join active_person ap on ap.session_id = s.id and ap.person_id = pa.person_id
    where s.token = ${token} and s."expiresAt" > now() order by p.family_name, p.given_name`);

  /** The persons that the account of whoever asks opens, by name; they came with the answer who asks. */
  personsOf(actor: Actor): Person[] {
    return (this.persons.get(actor) ?? []).map((person) => this.em.map(Person, person));
  }

  private async read({ headers: { cookie } }: FastifyRequest): Promise<Actor | null> {
    const token = tokenIn(cookie, this.cookie, this.settings.sessionSecret);
    if (!token) return null;
    const rows = await this.find(token);
    const [first] = rows;
    if (!first) return null;
    if (first.due) await this.prolong(cookie!);
    const { accountId, sessionId } = first;
    const only = rows.length === 1 ? first : rows.find((row) => row.chosen);
    const actor: Actor = { accountId, sessionId, personId: only?.person?.id ?? null, grants: only?.grants ?? [] };
    this.persons.set(actor, rows.flatMap(({ person }) => person ?? []));
    return actor;
  }

  /**
   * Whoever only reads may go on reading while nothing can be written; the next request tries again. better-auth does not say
   * why it could not: where the database is away, the next statement does.
   */
  private async prolong(cookie: string): Promise<void> {
    await this.accounts.auth.api.getSession({ headers: new Headers({ cookie }) }).catch((error: unknown) => { if (!(error instanceof APIError)) throw error; });
  }
}
