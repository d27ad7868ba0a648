import { EntityManager } from '@mikro-orm/postgresql';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, OPEN } from '../platform/permission/right.js';
import { PersonAccount } from './person-account.js';
import { Person } from './person.js';

@ObjectType({ description: 'Who is signed in.' })
export class Me {
  @Field(() => Person, { nullable: true, description: 'Null while an account that opens several persons has not chosen one.' })
  person!: Person | null;

  @Field(() => [Person], { description: 'The persons that this account opens, for the choice.' })
  persons!: Person[];
}

@Resolver(() => Me)
export class IdentityResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => Me, { nullable: true, description: 'Who is signed in; null for nobody.' })
  @May(OPEN)
  async me(@CurrentActor() actor: Actor): Promise<Me | null> {
    if (!actor.accountId) return null;
    const links = await this.em.find(PersonAccount, { accountId: actor.accountId });
    const persons = await this.em.find(Person, { id: { $in: links.map((link) => link.personId) } }, { orderBy: { familyName: 'asc', givenName: 'asc' } });
    return { person: persons.find((person) => person.id === actor.personId) ?? null, persons };
  }
}
