import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Actors, type SignedIn } from '../platform/permission/actors.js';
import { Accounts } from './accounts.js';

/** Tells the permission mechanism who is signed in, and as which person. */
@Injectable()
export class SignIn implements OnModuleInit {
  constructor(private readonly accounts: Accounts, private readonly actors: Actors, private readonly em: EntityManager) {}

  onModuleInit(): void {
    this.actors.signInBy((request) => this.read(request));
  }

  private async read(request: FastifyRequest): Promise<SignedIn | null> {
    const cookie = request.headers.cookie;
    if (!cookie?.includes('kursbuch.session_token')) return null;
    const found = await this.accounts.auth.api.getSession({ headers: new Headers({ cookie }) });
    if (!found) return null;
    const { rows } = await sql<{ personId: string; chosen: boolean }>`
      select pa.person_id as "personId", ap.person_id is not null as chosen
      from person_account pa left join active_person ap on ap.session_id = ${found.session.id} and ap.person_id = pa.person_id
      where pa.account_id = ${found.user.id}`.execute(this.em.getKysely());
    const only = rows.length === 1 ? rows[0] : rows.find((row) => row.chosen);
    return { accountId: found.user.id, sessionId: found.session.id, personId: only?.personId ?? null };
  }
}
