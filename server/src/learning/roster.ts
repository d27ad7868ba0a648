import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What one person has done of one module.' })
export class RosterModule {
  @Field(() => ID, { description: 'The same in all versions.' })
  moduleUuid!: string;

  @Field(() => Int)
  unitsDone!: number;

  @Field(() => Int, { description: 'Lessons, reflections and assignments.' })
  unitsRequired!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int)
  quizzes!: number;

  @Field(() => Int, { nullable: true, description: 'Points of the best attempts; null before the first.' })
  bestPoints!: number | null;

  @Field(() => Int)
  pointsPossible!: number;
}

@ObjectType({ description: 'How far one person of the cohort is.' })
export class RosterRow {
  @Field(() => ID)
  enrolmentId!: string;

  @Field(() => ID)
  personId!: string;

  @Field()
  givenName!: string;

  @Field()
  familyName!: string;

  @Field({ description: 'Of the site, for narrow columns.' })
  siteName!: string;

  @Field({ description: 'main, deputy or further.' })
  seat!: string;

  @Field({ description: 'Whether the seat is held today.' })
  current!: boolean;

  @Field(() => Int)
  unitsDone!: number;

  @Field(() => Int, { description: 'Lessons, reflections and assignments of all modules.' })
  unitsRequired!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int)
  quizzes!: number;

  @Field(() => Date, { nullable: true, description: 'When something was last opened, finished or answered; null for never.' })
  lastActivityAt!: Date | null;

  @Field(() => [RosterModule], { description: 'In the order of the curriculum.' })
  modules!: RosterModule[];
}
