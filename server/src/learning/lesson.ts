import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LearningUnit } from './learner-line.js';
import { QuizSheet } from './quiz-sheet.js';

@ObjectType({ description: 'The unit before or after.' })
export class Neighbour {
  @Field(() => ID)
  uuid!: string;

  @Field()
  title!: string;

  @Field({ description: 'lesson, reflection, quiz, assignment or session.' })
  kind!: string;

  @Field()
  moduleTitle!: string;
}

@ObjectType({ description: 'A unit to be read and worked on, as it stands for the signed-in person.' })
export class Lesson {
  @Field(() => LearningUnit)
  unit!: LearningUnit;

  @Field(() => ID)
  moduleUuid!: string;

  @Field()
  moduleTitle!: string;

  @Field(() => Int, { description: 'From 1.' })
  modulePosition!: number;

  @Field(() => String, { nullable: true, description: 'Why nothing is accepted: closed, or not-enrolled when the seat is not held today; null while it is open.' })
  blocked!: string | null;

  @Field(() => Date, { nullable: true, description: 'The instant from which nothing more is accepted.' })
  closesAt!: Date | null;

  @Field({ description: 'Sanitised HTML; headings have anchors that begin with s-. Empty for a quiz and a session.' })
  html!: string;

  @Field({ description: 'What the person wrote: a reflection or an assignment.' })
  text!: string;

  @Field(() => Int, { description: 'Of the text, to be sent with the next change.' })
  version!: number;

  @Field(() => QuizSheet, { nullable: true })
  quiz!: QuizSheet | null;

  @Field(() => Neighbour, { nullable: true })
  previous!: Neighbour | null;

  @Field(() => Neighbour, { nullable: true, description: 'Where one goes on: in order, but after a quiz and at the end of a module first to what is still to be done in it. Null at the end, or where the next module is not open yet.' })
  next!: Neighbour | null;
}
