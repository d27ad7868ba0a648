import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { AnswersInput } from './inputs.js';
import { QuizAttempt } from './quiz-attempt.js';
import { attemptsLeft, QuizReading } from './quiz-reading.js';
import { QuizResult } from './quiz-sheet.js';
import { accepted, pointsNeeded, pointsOf } from './quiz.rules.js';
import { WaysIn } from './ways-in.js';

@Injectable()
export class QuizTaking {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly waysIn: WaysIn, private readonly reading: QuizReading) {}

  /** Scores one go at a quiz. Attempts are counted under the lock of the enrolment, so that two at once never pass the limit. */
  answer({ cohortId, unitUuid, answers }: AnswersInput, personId: string): Promise<QuizResult> {
    return this.em.transactional(async (tx) => {
      const unit = await this.waysIn.openUnit(tx, cohortId, unitUuid, personId, true);
      const quiz = unit.quiz;
      if (!quiz) throw new Refusal('learning/no-quiz', { field: 'input.unitUuid', kind: unit.kind });
      const before = await tx.find(QuizAttempt, { cohort: cohortId, person: personId, unitUuid });
      if (attemptsLeft(quiz, before.length) === 0) throw new Refusal('learning/attempts-exhausted', { bound: quiz.attempts! });

      const given = accepted(quiz, answers);
      const points = pointsOf(quiz, given);
      const attempt = tx.create(QuizAttempt, {
        id: randomUUID(), cohort: tx.getReference(Cohort, cohortId), person: tx.getReference(Person, personId), unitUuid, curriculumVersion: tx.getReference(CurriculumVersion, unit.curriculumVersionId),
        answers: given, points, pointsPossible: quiz.questions.length, passed: points >= pointsNeeded(quiz), submittedAt: this.clock.now(),
      });
      await tx.flush();
      const over = attemptsLeft(quiz, before.length + 1) === 0;
      return this.reading.result(attempt, { quiz, moduleId: unit.moduleId }, over || [attempt, ...before].some(({ passed }) => passed));
    });
  }
}
