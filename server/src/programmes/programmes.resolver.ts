import { EntityManager } from '@mikro-orm/postgresql';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '../platform/refusal.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf, right, SIGNED_IN } from '../platform/permission/right.js';
import { Provider } from '../providers/provider.js';
import { Phase } from './phase.js';
import { Programme, ProgrammeContact } from './programme.js';
import { belongsToProgramme, isAdministrator } from './roles.js';
import { ROLES } from './role-assignment.js';

export const maySeeProgramme = right('programme.see', 'programme', belongsToProgramme.or(isAdministrator));

@Resolver(() => Programme)
export class ProgrammesResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => [Programme], { description: 'The programmes that the signed-in person has to do with; all for an administrator.' })
  @May(SIGNED_IN)
  programmes(@CurrentActor() actor: Actor): Promise<Programme[]> {
    const all = actor.grants.some((grant) => grant.role === 'administrator');
    const ids = idsOf(actor, 'programme', [...ROLES, 'participant']);
    return this.em.find(Programme, all ? {} : { id: { $in: ids } }, { orderBy: { startsOn: 'desc', title: 'asc' } });
  }

  @Query(() => Programme, { description: 'One programme.' })
  @May(maySeeProgramme, 'id')
  async programme(@Args('id', { type: () => ID }) id: string): Promise<Programme> {
    return await this.em.findOne(Programme, { id }) ?? refuse();
  }

  @ResolveField(() => [Phase], { description: 'In their order.' })
  phases(@Parent() programme: Programme): Promise<Phase[]> {
    return this.em.find(Phase, { programme }, { orderBy: { position: 'asc' } });
  }

  @ResolveField(() => ProgrammeContact, { description: 'The human whom everybody in the programme may ask.' })
  contact(@Parent() programme: Programme): ProgrammeContact {
    return { name: programme.contactName, phone: programme.contactPhone, email: programme.contactEmail };
  }

  @ResolveField(() => Provider, { description: 'Träger.' })
  provider(@Parent() programme: Programme): Promise<Provider> {
    return this.em.findOneOrFail(Provider, { id: programme.provider.id });
  }
}

function refuse(): never {
  throw notFound();
}
