import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { QuizAttempt } from './quiz-attempt.js';

@ObjectType({ description: 'A question without its right answers.' })
export class QuizSheetQuestion {
  @Field(() => ID)
  uuid!: string;

  @Field({ description: 'single, multiple or truth.' })
  kind!: string;

  @Field({ description: 'Sanitised HTML.' })
  html!: string;

  @Field(() => [String], { description: 'Plain text; an answer names them by index, from 0.' })
  options!: string[];
}

@ObjectType({ description: 'How one question was answered.' })
export class QuestionResult {
  @Field(() => ID)
  uuid!: string;

  @Field()
  right!: boolean;

  @Field(() => [Int], { description: 'Indexes of the options that were chosen.' })
  chosen!: number[];

  @Field(() => [String], { description: 'What is said about the options that were chosen; plain text.' })
  feedback!: string[];

  @Field({ description: 'Why the right answer is right; sanitised HTML.' })
  explanationHtml!: string;

  @Field(() => [Int], { nullable: true, description: 'The right options; null while the quiz is not passed and may be tried again.' })
  rightOptions!: number[] | null;
}

@ObjectType({ description: 'One go at a quiz with what is to be learned from it.' })
export class QuizResult {
  @Field(() => QuizAttempt)
  attempt!: QuizAttempt;

  @Field(() => [QuestionResult], { description: 'In the order of the questions.' })
  questions!: QuestionResult[];
}

@ObjectType({ description: 'A quiz as a learner sees it.' })
export class QuizSheet {
  @Field(() => Float, { description: 'Share of points that passes, from 0 to 1.' })
  passShare!: number;

  @Field(() => Int, { description: 'One for each question.' })
  pointsPossible!: number;

  @Field(() => Int, { description: 'The fewest points that pass.' })
  pointsNeeded!: number;

  @Field(() => Int, { nullable: true, description: 'Null for as often as one likes.' })
  attemptsAllowed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Null for as often as one likes.' })
  attemptsLeft!: number | null;

  @Field({ description: 'By the best attempt.' })
  passed!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of the best attempt; null before the first.' })
  bestPoints!: number | null;

  @Field(() => [QuizSheetQuestion])
  questions!: QuizSheetQuestion[];

  @Field(() => QuizResult, { nullable: true, description: 'The latest attempt, by the version in which it was made.' })
  latest!: QuizResult | null;
}
