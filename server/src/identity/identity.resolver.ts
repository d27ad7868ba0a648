import { EntityManager } from '@mikro-orm/postgresql';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, anybodyWithAccount, OPEN, right } from '../platform/permission/right.js';
import { notFound } from '../platform/refusal.js';
import { Me } from './me.js';
import { ActivePerson } from './person-account.js';
import { SignIn } from './sign-in.js';

/** Before a person is chosen there is only an account. */
export const mayChoosePerson = right('person.choose', null, anybodyWithAccount);

@Resolver(() => Me)
export class IdentityResolver {
  constructor(private readonly em: EntityManager, private readonly signIn: SignIn) {}

  @Query(() => Me, { nullable: true, description: 'Who is signed in; null for nobody.' })
  @May(OPEN)
  me(@CurrentActor() actor: Actor): Me | null {
    return actor.accountId ? this.as(actor, actor.personId) : null;
  }

  @Mutation(() => Me, { nullable: true, description: 'Chooses as whom to act, where a mailbox belongs to several persons.' })
  @May(mayChoosePerson)
  async actAs(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Me | null> {
    const { sessionId } = actor;
    const me = this.as(actor, personId);
    if (!me.person || !sessionId) throw notFound();
    await this.em.upsert(ActivePerson, { sessionId, personId });
    return me;
  }

  private as(actor: Actor, personId: string | null): Me {
    const persons = this.signIn.personsOf(actor);
    return { person: persons.find(({ id }) => id === personId) ?? null, persons };
  }
}
