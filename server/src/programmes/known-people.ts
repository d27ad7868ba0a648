import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Person } from '../identity/person.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import type { Programme } from './programme.js';

type PeopleOf = (em: EntityManager, programmeIds: readonly string[]) => Promise<readonly string[]>;

const AT_MOST = 20;

/**
 * The question "whom does this person know here": everybody with a role, now or once, in the programme or in another one
 * of the same provider that the person organises too, and for an organiser those who take part, whom later rooms add.
 * Nobody else exists here: an address or a name that is known elsewhere is answered like one that nobody knows.
 */
@Injectable()
export class KnownPeople {
  private readonly participants: PeopleOf[] = [];

  /** A later room says who takes part in programmes. */
  answeredBy(participants: PeopleOf): void {
    this.participants.push(participants);
  }

  /** Whom the actor may see by name. Who takes part is an organiser's to see, not an administrator's. */
  async visibleTo(em: EntityManager, actor: Actor, programme: Programme): Promise<string[]> {
    const around = await this.programmesAround(em, actor, programme);
    const organised = idsOf(actor, 'programme', ['organiser']).filter((id) => around.includes(id));
    return this.people(em, around, organised);
  }

  /** Everybody of these programmes, seen or not: so that nobody is entered twice. */
  async everybody(em: EntityManager, actor: Actor, programme: Programme): Promise<string[]> {
    const around = await this.programmesAround(em, actor, programme);
    return this.people(em, around, around);
  }

  /** Of two who enter the same new person at once the second then finds the first one's: for the rest of the transaction. */
  async oneAtATime(em: EntityManager, programme: Programme): Promise<void> {
    await sql`select from provider where id = ${programme.provider.id} for no key update`.execute(em.getKysely());
  }

  /** Those one sees whose name has these words in it, by name, the first 20. */
  async search(em: EntityManager, actor: Actor, programme: Programme, words: string): Promise<Person[]> {
    const pattern = `%${words.trim().replace(/\s+/g, ' ').replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await sql<{ id: string }>`
      select id from person where erased_at is null and id = any(${await this.visibleTo(em, actor, programme)}::uuid[])
        and (concat_ws(' ', title, given_name, family_name) ilike ${pattern} or concat(family_name, ', ', given_name) ilike ${pattern})
      order by family_name, given_name, id limit ${AT_MOST}`.execute(em.getKysely());
    const found = await em.find(Person, { id: { $in: rows.map(({ id }) => id) } });
    return rows.map(({ id }) => found.find((person) => person.id === id)!);
  }

  private async programmesAround(em: EntityManager, actor: Actor, programme: Programme): Promise<string[]> {
    const everywhere = actor.grants.some(({ role }) => role === 'administrator');
    const { rows } = await sql<{ id: string }>`
      select id from programme where id = ${programme.id}
        or (provider_id = ${programme.provider.id} and (${everywhere} or id = any(${idsOf(actor, 'programme', ['organiser'])}::uuid[])))`.execute(em.getKysely());
    return rows.map(({ id }) => id);
  }

  private async people(em: EntityManager, withRoles: readonly string[], withParticipants: readonly string[]): Promise<string[]> {
    const answers = await Promise.all([withRole(em, withRoles), ...this.participants.map((peopleOf) => peopleOf(em, withParticipants))]);
    return [...new Set(answers.flat())];
  }
}

async function withRole(em: EntityManager, programmeIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select distinct person_id as person from role_assignment where programme_id = any(${programmeIds}::uuid[])`.execute(em.getKysely());
  return rows.map(({ person }) => person);
}
