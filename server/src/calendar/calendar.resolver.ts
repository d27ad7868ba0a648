import { Inject } from '@nestjs/common';
import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Id, SeenVersion, Text } from '../platform/input.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, SIGNED_IN } from '../platform/permission/right.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Session } from '../workshops/session.js';
import { mayKeepSubscription } from './calendar.scopes.js';
import { CalendarSubscription } from './calendar-subscription.js';
import { MyDates } from './my-dates.js';
import { type Opened, Subscriptions } from './subscriptions.js';

@InputType()
export class AddSubscriptionInput {
  @Text('Where it is used: Handy, Büro.', 80, { min: 1 })
  name!: string;
}

@InputType()
export class RenewSubscriptionInput {
  @Id('Which subscription.')
  id!: string;

  @SeenVersion()
  version!: number;
}

@ObjectType({ description: 'A subscription with its address, which is shown this once and kept nowhere.' })
export class OpenedSubscription {
  @Field(() => CalendarSubscription)
  subscription!: CalendarSubscription;

  @Field({ description: 'The secret address of the iCalendar feed.' })
  url!: string;
}

@Resolver(() => CalendarSubscription)
export class CalendarResolver {
  constructor(private readonly subscriptions: Subscriptions, private readonly dates: MyDates, @Inject(SETTINGS) private readonly settings: Settings) {}

  @Query(() => [Session], { description: 'Sessions of the cohorts in which the signed-in person, or the site they are contact of, holds a seat that day, of the programmes they run, and presentations to their committee or funder; today and later, by time, cancelled ones included.' })
  @May(SIGNED_IN)
  myDates(@CurrentActor() actor: Actor, @Args('earlier', { type: () => Boolean, defaultValue: false, description: 'True for those before today instead.' }) earlier: boolean): Promise<Session[]> {
    return this.dates.of(actor.personId!, earlier);
  }

  @Query(() => [CalendarSubscription], { description: 'The subscriptions of the signed-in person that are in force, the oldest first.' })
  @May(SIGNED_IN)
  mySubscriptions(@CurrentActor() actor: Actor): Promise<CalendarSubscription[]> {
    return this.subscriptions.of(actor.personId!);
  }

  @Mutation(() => OpenedSubscription, { description: 'Makes a secret address; calendar/too-many-subscriptions beyond 20.' })
  @May(SIGNED_IN)
  async addSubscription(@CurrentActor() actor: Actor, @Args('input') input: AddSubscriptionInput): Promise<OpenedSubscription> {
    return this.shown(await this.subscriptions.add(actor.personId!, input.name));
  }

  @Mutation(() => OpenedSubscription, { description: 'Makes a new address; the old one stops at once.' })
  @May(mayKeepSubscription, 'input.id')
  async renewSubscription(@Args('input') input: RenewSubscriptionInput): Promise<OpenedSubscription> {
    return this.shown(await this.subscriptions.renew(input.id, input.version));
  }

  @Mutation(() => CalendarSubscription, { description: 'The address stops at once.' })
  @May(mayKeepSubscription, 'id')
  revokeSubscription(@Args('id', { type: () => ID }) id: string): Promise<CalendarSubscription> {
    return this.subscriptions.revoke(id);
  }

  private shown({ subscription, token }: Opened): OpenedSubscription {
    return { subscription, url: `${this.settings.baseUrl}/calendar/${token}.ics` };
  }
}
