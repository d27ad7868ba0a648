import { EntityManager } from '@mikro-orm/postgresql';
import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Me } from '../identity/me.js';
import { Person } from '../identity/person.js';
import { Actors } from '../platform/permission/actors.js';
import { CurrentActor } from '../platform/permission/request.js';
import type { Actor, Grant } from '../platform/permission/right.js';
import { Programme } from './programme.js';
import { ROLES } from './role-assignment.js';

/** Roles that a person knows of; others, such as author of a curriculum, follow from them. */
const SHOWN = new Set<string>([...ROLES, 'participant']);

@ObjectType({ description: 'A role that the signed-in person has.' })
export class MyRole {
  @Field({ description: 'administrator, organiser, issuer, trainer, participant, site-contact, committee or funder.' })
  role!: string;

  @Field(() => Programme, { nullable: true, description: 'Null for an administrator, who serves the installation.' })
  programme!: Programme | null;
}

@ObjectType({ description: 'As whom one may act.' })
export class PersonChoice {
  @Field(() => Person)
  person!: Person;

  @Field(() => [MyRole], { description: 'What the person may be here: two providers may each know one by the same name.' })
  roles!: MyRole[];
}

@Resolver(() => Me)
export class MyRolesResolver {
  constructor(private readonly em: EntityManager, private readonly actors: Actors) {}

  @ResolveField(() => [MyRole], { description: 'What the person may be here; each role once for a programme.' })
  roles(@CurrentActor() actor: Actor): Promise<MyRole[]> {
    return this.shown(actor.grants);
  }

  @ResolveField(() => [PersonChoice], { description: 'The persons that this account opens, each with its roles, for the choice.' })
  choices(@Parent() me: Me): Promise<PersonChoice[]> {
    return Promise.all(me.persons.map(async (person) => ({ person, roles: await this.shown(await this.actors.grantsOf(person.id)) })));
  }

  private async shown(grants: readonly Grant[]): Promise<MyRole[]> {
    const pairs = new Map(grants.filter(({ role }) => SHOWN.has(role)).map((grant) => [`${grant.role} ${grant.within['programme'] ?? ''}`, grant]));
    const programmes = await this.em.find(Programme, { id: { $in: [...new Set([...pairs.values()].flatMap((grant) => grant.within['programme'] ?? []))] } });
    return [...pairs.values()].map((grant) => ({ role: grant.role, programme: programmes.find((programme) => programme.id === grant.within['programme']) ?? null }));
  }
}
