import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import type { Actor } from '../platform/permission/right.js';
import { KnownPeople } from './known-people.js';
import { Programme } from './programme.js';
import { mayEndRole, mayGiveRoles, maySeeRoles } from './rights.js';
import { RoleAssignment } from './role-assignment.js';
import { RoleGiving } from './role-giving.js';
import { EndRoleInput, GiveRoleInput, KnownPersonsInput } from './roles.inputs.js';

/** Who has which role in a programme. */
@Resolver(() => RoleAssignment)
export class RolesResolver {
  constructor(private readonly em: EntityManager, private readonly giving: RoleGiving, private readonly known: KnownPeople) {}

  @Query(() => [Person], { description: 'Those of the programme, and of the provider\'s others that one runs too, whose name has these words in it: the first 20, by name.' })
  @May(mayGiveRoles, 'input.programmeId')
  async knownPersons(@CurrentActor() actor: Actor, @Args('input') { programmeId, search }: KnownPersonsInput): Promise<Person[]> {
    return this.known.search(this.em, actor, await this.em.findOneOrFail(Programme, { id: programmeId }), search);
  }

  @Mutation(() => RoleAssignment, { description: 'Gives a role and writes the person a letter. Refuses by programmes/role-held, one-person, site-wanted, no-site-wanted, function-wanted, no-function-wanted and identity/address-of-another.' })
  @May(mayGiveRoles, 'input.programmeId')
  giveRole(@CurrentActor() actor: Actor, @Args('input') input: GiveRoleInput): Promise<RoleAssignment> {
    return this.giving.give(actor, input);
  }

  @Mutation(() => RoleAssignment, { description: 'Ends a role at once and keeps that it was. Refuses by programmes/last-organiser.' })
  @May(mayEndRole, 'input.assignmentId')
  endRole(@CurrentActor() actor: Actor, @Args('input') input: EndRoleInput): Promise<RoleAssignment> {
    return this.giving.end(actor, input);
  }

  @ResolveField(() => Person, { description: 'By name.' })
  person(@Parent() assignment: RoleAssignment): Person {
    return assignment.person;
  }
}

@Resolver(() => Programme)
export class ProgrammePeopleResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [RoleAssignment], { description: 'Who has which role, and who had: by name, the earlier first.' })
  @May(maySeeRoles, 'parent')
  async roleAssignments(@Parent() programme: Programme, @Context() context: object): Promise<RoleAssignment[]> {
    return await batched(context, this.load, programme.id) ?? [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, RoleAssignment[]>> =>
    Map.groupBy(
      await this.em.find(RoleAssignment, { programme: { $in: [...ids] } }, { populate: ['person'], orderBy: { person: { familyName: 'asc', givenName: 'asc' }, givenAt: 'asc', id: 'asc' } }),
      (assignment) => assignment.programme!.id,
    );
}
