import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { assetBaseOf, renderMarkdown } from '../curricula/markdown.js';
import type { QuizContent } from '../curricula/quiz-content.js';
import { Unit } from '../curricula/unit.js';
import { QuizAttempt } from './quiz-attempt.js';
import { QuizResult, QuizSheet } from './quiz-sheet.js';
import { isRight, pointsNeeded } from './quiz.rules.js';

interface Tried {
  readonly attempts: number;
  readonly passed: boolean;
  readonly bestPoints: number | null;
}

/** The quiz of an attempt. */
interface Taken {
  readonly quiz: QuizContent;
  readonly moduleId: string;
}

/** Shows a quiz without its right answers, and an attempt with what is to be learned from it. */
@Injectable()
export class QuizReading {
  constructor(private readonly em: EntityManager) {}

  async sheet(cohortId: string, personId: string, unit: Unit, tried: Tried, assetBase: string): Promise<QuizSheet> {
    const quiz = unit.quiz!;
    const left = attemptsLeft(quiz, tried.attempts);
    const [latest] = tried.attempts
      ? await this.em.find(QuizAttempt, { cohort: cohortId, person: personId, unitUuid: unit.uuid }, { orderBy: { submittedAt: 'desc' }, limit: 1 })
      : [];
    return {
      passShare: quiz.passShare, pointsPossible: quiz.questions.length, pointsNeeded: pointsNeeded(quiz),
      attemptsAllowed: quiz.attempts, attemptsLeft: left, passed: tried.passed, bestPoints: tried.bestPoints,
      questions: quiz.questions.map(({ uuid, kind, text, options }) => ({ uuid, kind, html: renderMarkdown(text, { assetBase }), options: options.map((option) => option.text) })),
      latest: latest ? this.result(latest, await this.taken(latest), tried.passed || left === 0) : null,
    };
  }

  /** The right options are told only when there is nothing left to try. */
  result(attempt: QuizAttempt, { quiz, moduleId }: Taken, tellRight: boolean): QuizResult {
    const assetBase = assetBaseOf(moduleId);
    return {
      attempt,
      questions: quiz.questions.map((question) => {
        const chosen = [...attempt.answers[question.uuid] ?? []];
        return {
          uuid: question.uuid, chosen, right: isRight(question, chosen),
          feedback: chosen.flatMap((index) => question.options[index]?.feedback ?? []),
          explanationHtml: renderMarkdown(question.explanation, { assetBase }),
          rightOptions: tellRight ? question.options.flatMap(({ correct }, index) => (correct ? [index] : [])) : null,
        };
      }),
    };
  }

  /** In the version in which it was taken, which need not be that of the cohort any more. */
  private async taken({ unitUuid: uuid, curriculumVersion }: QuizAttempt): Promise<Taken> {
    const unit = await this.em.findOneOrFail(Unit, { uuid, module: { curriculumVersion } });
    return { quiz: unit.quiz!, moduleId: unit.module.id };
  }
}

/** Null for as often as one likes. */
export const attemptsLeft = (quiz: QuizContent, attempts: number): number | null => (quiz.attempts === null ? null : Math.max(0, quiz.attempts - attempts));
