import { randomUUID } from 'node:crypto';
import type { EntityData } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { authorship } from '../platform/audit/author.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { AnswersInput } from './inputs.js';
import { QuizAttempt } from './quiz-attempt.js';
import { attemptsLeft, QuizReading } from './quiz-reading.js';
import { QuizResult } from './quiz-sheet.js';
import { accepted, pointsNeeded, pointsOf } from './quiz.rules.js';
import { WaysIn } from './ways-in.js';

/** Of the trigger that counts attempts. */
const USED_UP = 'KB009';

@Injectable()
export class QuizTaking {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly waysIn: WaysIn, private readonly reading: QuizReading) {}

  /** Scores one go at a quiz. The database counts the attempts, so that several at once never pass the limit. */
  async answer({ cohortId, unitUuid, answers }: AnswersInput, personId: string): Promise<QuizResult> {
    const { quiz, kind, moduleId, curriculumVersionId, attempts, passed } = await this.waysIn.openUnit(cohortId, unitUuid, personId);
    if (!quiz) throw new Refusal('learning/no-quiz', { field: 'input.unitUuid', kind });
    if (attemptsLeft(quiz, attempts) === 0) throw new Refusal('learning/attempts-exhausted', { bound: quiz.attempts! });

    const given = accepted(quiz, answers);
    const points = pointsOf(quiz, given);
    const { rows: [row] } = await sql`with author as materialized (${authorship()})
      insert into quiz_attempt (id, cohort_id, person_id, unit_uuid, curriculum_version_id, answers, points, points_possible, passed, submitted_at)
      select ${randomUUID()}::uuid, ${cohortId}::uuid, ${personId}::uuid, ${unitUuid}::uuid, ${curriculumVersionId}::uuid, ${JSON.stringify(given)}::jsonb,
        ${points}::int, ${quiz.questions.length}::int, ${points >= pointsNeeded(quiz)}::boolean, ${this.clock.now()}::timestamptz from author
      returning *`.execute(this.em.getKysely()).catch((error: unknown) => {
      if ((error as { code?: string }).code === USED_UP) throw new Refusal('learning/attempts-exhausted', { bound: quiz.attempts! });
      throw error;
    });
    const attempt = this.em.map(QuizAttempt, row as EntityData<QuizAttempt>);
    return this.reading.result(attempt, { quiz, moduleId }, passed || attempt.passed || attemptsLeft(quiz, attempts + 1) === 0);
  }
}
