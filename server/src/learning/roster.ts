import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A module as a column of the roster: what it asks of everybody.' })
export class RosterColumn {
  @Field(() => ID, { description: 'The same in all versions.' })
  moduleUuid!: string;

  @Field(() => Int, { description: 'Lessons, reflections and assignments.' })
  unitsRequired!: number;

  @Field(() => Int)
  quizzes!: number;

  @Field(() => Int)
  pointsPossible!: number;
}

@ObjectType({ description: 'What one person has done of one module.' })
export class RosterCell {
  @Field(() => Int, { description: 'Lessons, reflections and assignments.' })
  unitsDone!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int, { nullable: true, description: 'Points of the best attempts; null before the first.' })
  bestPoints!: number | null;
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

  @Field(() => Date, { nullable: true, description: 'When something was last opened, finished or answered; null for never.' })
  lastActivityAt!: Date | null;

  @Field(() => [RosterCell], { description: 'One for each column, in their order.' })
  cells!: RosterCell[];
}

// What is the same for everybody is said once: of 1,000 people it would be most of the answer.
@ObjectType({ description: 'How far everybody in a cohort is: a column a module, a row a person.' })
export class Roster {
  @Field(() => [RosterColumn], { description: 'In the order of the curriculum.' })
  columns!: RosterColumn[];

  @Field(() => [RosterRow], { description: 'By site, main contact first.' })
  rows!: RosterRow[];
}
