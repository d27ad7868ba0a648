import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { Start, type ToDo } from './start.js';

interface Vacant { readonly id: string; readonly title: string; readonly role: string }

/** Without an organiser, a trainer and an issuer a running programme gets nowhere: that waits for whoever gives roles. */
@Injectable()
export class VacantRoles implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly start: Start, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.start.answeredBy(async (actor) => {
      const todo = await this.waitingFor(actor);
      return todo ? { todo } : {};
    });
  }

  private async waitingFor(actor: Actor): Promise<ToDo[] | null> {
    const everywhere = actor.grants.some(({ role }) => role === 'administrator');
    const organised = idsOf(actor, 'programme', ['organiser']);
    if (!everywhere && !organised.length) return null;
    const { rows } = await sql<Vacant>`
      select p.id, p.title, needed.role from programme p, unnest(array['organiser', 'trainer', 'issuer']) with ordinality as needed (role, position)
      where p.ends_on >= ${this.clock.today()}::date and (${everywhere} or p.id = any(${organised}::uuid[]))
        and not exists (select from role_assignment r where r.programme_id = p.id and r.role = needed.role and r.ended_at is null)
      order by p.title, needed.position`.execute(this.em.getKysely());
    // Nothing to count: nobody is there.
    return rows.map(({ id, title, role }) => ({ kind: `${role}-missing`, subject: title, count: 0, dueAt: null, link: `/programmes/${id}/people` }));
  }
}
