import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactData } from '../identity/contact-data.js';
import { Person } from '../identity/person.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { Site } from '../sites/site.js';
import { Enrolment } from './enrolment.js';
import { maySeeContactData } from './rights.js';
import { Seat } from './seat.js';

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => Person)
  person(@Parent() enrolment: Enrolment): Person {
    return enrolment.person;
  }

  @ResolveField(() => Seat)
  seat(@Parent() enrolment: Enrolment): Seat {
    return enrolment.seat;
  }

  @ResolveField(() => Site)
  site(@Parent() enrolment: Enrolment): Site {
    return enrolment.seat.site;
  }

  @ResolveField(() => ContactData, { nullable: true, description: 'For those who run the programme, the person and the contact of the site.' })
  @May(maySeeContactData, 'parent')
  async contactData(@Parent() enrolment: Enrolment, @Context() context: object): Promise<ContactData | null> {
    return await batched(context, this.load, enrolment.person.id) ?? null;
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, ContactData>> =>
    new Map((await this.em.find(ContactData, { personId: { $in: [...ids] } })).map((data) => [data.personId, data]));
}
