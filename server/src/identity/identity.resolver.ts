import type { EntityData } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { sql } from 'kysely';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, anybodyWithAccount, OPEN, right } from '../platform/permission/right.js';
import { notFound } from '../platform/refusal.js';
import { Me } from './me.js';
import { ActivePerson, PersonAccount } from './person-account.js';
import { Person } from './person.js';

/** Before a person is chosen there is only an account. */
export const mayChoosePerson = right('person.choose', null, anybodyWithAccount);

@Resolver(() => Me)
export class IdentityResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => Me, { nullable: true, description: 'Who is signed in; null for nobody.' })
  @May(OPEN)
  async me(@CurrentActor() actor: Actor): Promise<Me | null> {
    if (!actor.accountId) return null;
    const { rows } = await sql<EntityData<Person>>`
      select p.* from person_account a join person p on p.id = a.person_id where a.account_id = ${actor.accountId} order by p.family_name, p.given_name`.execute(this.em.getKysely());
    const persons = rows.map((row) => this.em.map(Person, row));
    return { person: persons.find((person) => person.id === actor.personId) ?? null, persons };
  }

  @Mutation(() => Me, { nullable: true, description: 'Chooses as whom to act, where a mailbox belongs to several persons.' })
  @May(mayChoosePerson)
  async actAs(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Me | null> {
    const { accountId, sessionId } = actor;
    const link = (await this.em.find(PersonAccount, { accountId: accountId ?? '' })).find((one) => one.personId === personId);
    if (!link || !sessionId) throw notFound();
    await this.em.upsert(ActivePerson, { sessionId, personId });
    return this.me({ ...actor, personId });
  }
}
