import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A module of a cohort with the days on which it can be worked on online.' })
export class ScheduledModule {
  @Field(() => ID, { description: 'The same in all versions.' })
  moduleUuid!: string;

  @Field()
  title!: string;

  @Field(() => Int, { description: 'Order in the curriculum, from 1.' })
  position!: number;

  @Field(() => Int, { description: 'Teaching online, in minutes; 1 UE = 45.' })
  onlineMinutes!: number;

  @Field({ description: 'open, not-scheduled, not-open-yet or closed.' })
  state!: string;

  @Field(() => Date, { nullable: true })
  opensAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The instant from which nothing more is accepted; null for never.' })
  closesAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'To be sent with the next change; null for a module without days.' })
  version!: number | null;

  @Field(() => Date, { nullable: true, description: 'The first session that teaches it, cancelled ones left out.' })
  firstSessionAt!: Date | null;
}
