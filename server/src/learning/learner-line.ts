import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A unit as it stands for one learner.' })
export class LearningUnit {
  @Field(() => ID, { description: 'The same in all versions.' })
  uuid!: string;

  @Field()
  title!: string;

  @Field({ description: 'lesson, reflection, quiz, assignment or session.' })
  kind!: string;

  @Field(() => Int, { description: 'Planned time, in minutes.' })
  minutes!: number;

  @Field({ description: 'open, begun, done, or failed: a quiz tried and not passed yet.' })
  state!: string;

  @Field({ description: 'Where the learner stopped: the anchor of a heading; empty for the beginning.' })
  anchor!: string;

  @Field(() => Date, { nullable: true, description: 'When it was done; null for a quiz and a session, whose proof lies elsewhere.' })
  doneAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Of a quiz; null for as often as one likes, and for other kinds.' })
  attemptsLeft!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a session unit: how many sessions of the module the learner attended.' })
  sessionsAttended!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a session unit: how many sessions teach the module, cancelled ones left out.' })
  sessionsPlanned!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a session unit: how many sessions of the module are cancelled.' })
  sessionsCancelled!: number | null;
}

@ObjectType({ description: 'A module as it stands for one learner.' })
export class LearningModuleState {
  @Field(() => ID, { description: 'The same in all versions.' })
  uuid!: string;

  @Field()
  title!: string;

  @Field()
  summary!: string;

  @Field(() => [String], { description: 'Learning outcomes, each a sentence.' })
  outcomes!: string[];

  @Field({ description: 'done, next (the first open one), open or blocked.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Why nothing is accepted: not-scheduled, not-open-yet or closed; null while it is open or done.' })
  blocked!: string | null;

  @Field(() => Date, { nullable: true })
  opensAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The instant from which nothing more is accepted.' })
  closesAt!: Date | null;

  @Field(() => Int)
  unitsDone!: number;

  @Field(() => Int, { description: 'Lessons, reflections and assignments.' })
  unitsRequired!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int)
  quizzes!: number;

  @Field(() => [LearningUnit], { description: 'In their order.' })
  units!: LearningUnit[];
}

@ObjectType({ description: 'Where a learner goes on.' })
export class Resume {
  @Field(() => ID)
  unitUuid!: string;

  @Field()
  title!: string;

  @Field()
  moduleTitle!: string;

  @Field({ description: 'The anchor of the heading at which the learner stopped; empty for the beginning.' })
  anchor!: string;

  @Field({ description: 'False for a unit that was never opened.' })
  begun!: boolean;
}

@ObjectType({ description: 'What the signed-in person learns in a cohort.' })
export class Learning {
  @Field(() => ID)
  cohortId!: string;

  @Field(() => [LearningModuleState], { description: 'In the order of the curriculum version to which the cohort is pinned.' })
  modules!: LearningModuleState[];

  @Field(() => Resume, { nullable: true, description: 'Null when nothing open is left to do.' })
  resume!: Resume | null;

  @Field(() => Int)
  unitsDone!: number;

  @Field(() => Int, { description: 'Lessons, reflections and assignments of all modules.' })
  unitsRequired!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int)
  quizzes!: number;

  @Field({ description: 'False when the seat is not held today: everything can be read, nothing is accepted.' })
  enrolled!: boolean;
}
