import { EntityManager } from '@mikro-orm/postgresql';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf, SIGNED_IN } from '../platform/permission/right.js';
import { AnswersInput, PositionInput, UnitInput, WritingInput } from './inputs.js';
import { Learning } from './learner-line.js';
import { Lesson } from './lesson.js';
import { QuizResult } from './quiz-sheet.js';
import { QuizTaking } from './quiz-taking.service.js';
import { Reading } from './reading.service.js';
import { mayLearn } from './rights.js';
import { Studying } from './studying.service.js';
import { UnitProgress } from './unit-progress.js';

/** What a participant does; each deed is about the signed-in person. */
@Resolver(() => Learning)
export class LearningResolver {
  constructor(private readonly em: EntityManager, private readonly reading: Reading, private readonly studying: Studying, private readonly quizTaking: QuizTaking) {}

  @Query(() => [Cohort], { description: 'The cohorts in which the signed-in person holds or held a seat, the latest first.' })
  @May(SIGNED_IN)
  learningCohorts(@CurrentActor() actor: Actor): Promise<Cohort[]> {
    return this.em.find(Cohort, { id: { $in: idsOf(actor, 'cohort', ['participant']) } }, { orderBy: { startsOn: 'desc', title: 'asc' } });
  }

  @ResolveField(() => Cohort)
  cohort(@Parent() learning: Learning): Promise<Cohort> {
    return this.em.findOneOrFail(Cohort, { id: learning.cohortId });
  }

  @Query(() => Learning, { description: 'The modules of a cohort as they stand for the signed-in person.' })
  @May(mayLearn, 'cohortId')
  learning(@Args('cohortId', { type: () => ID }) cohortId: string, @CurrentActor() actor: Actor): Promise<Learning> {
    return this.reading.line(cohortId, actor.personId!);
  }

  @Query(() => Lesson, { description: 'One unit to read and work on. Refused by learning/not-scheduled and learning/not-open-yet (opensAt); a closed one can still be read.' })
  @May(mayLearn, 'cohortId')
  lesson(@Args('cohortId', { type: () => ID }) cohortId: string, @Args('unitUuid', { type: () => ID }) unitUuid: string, @CurrentActor() actor: Actor): Promise<Lesson> {
    return this.reading.lesson(cohortId, unitUuid, actor.personId!);
  }

  @Mutation(() => UnitProgress, { description: 'Keeps where the person stopped reading. Refused by learning/not-enrolled-today, not-scheduled, not-open-yet (opensAt), closed (closedAt), as are all deeds here.' })
  @May(mayLearn, 'input.cohortId')
  noteProgress(@Args('input') input: PositionInput, @CurrentActor() actor: Actor): Promise<UnitProgress> {
    return this.studying.noteProgress(input, actor.personId!);
  }

  @Mutation(() => UnitProgress, { description: 'Marks a lesson, reflection or assignment as done. Refused by learning/not-finished-by-hand for other kinds and learning/nothing-written without a text.' })
  @May(mayLearn, 'input.cohortId')
  finishUnit(@Args('input') input: UnitInput, @CurrentActor() actor: Actor): Promise<UnitProgress> {
    return this.studying.finishUnit(input, actor.personId!);
  }

  @Mutation(() => UnitProgress, { description: 'Saves the text of a reflection or assignment; platform/changed-meanwhile carries current { text, version }.' })
  @May(mayLearn, 'input.cohortId')
  saveReflection(@Args('input') input: WritingInput, @CurrentActor() actor: Actor): Promise<UnitProgress> {
    return this.studying.saveText(input, actor.personId!);
  }

  @Mutation(() => QuizResult, { description: 'One go at a quiz: every question once. Refused by learning/attempts-exhausted (bound), and by answer-missing, unknown-question, answered-twice, option-out-of-range, option-chosen-twice, one-option-only.' })
  @May(mayLearn, 'input.cohortId')
  answerQuiz(@Args('input') input: AnswersInput, @CurrentActor() actor: Actor): Promise<QuizResult> {
    return this.quizTaking.answer(input, actor.personId!);
  }
}
