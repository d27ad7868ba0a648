import type { QuizContent, QuizQuestion } from '../curricula/quiz-content.js';
import { Refusal } from '../platform/refusal.js';
import type { QuizAnswers } from './quiz-attempt.js';

/** One question as it was answered, before it is checked. */
export interface GivenAnswer {
  readonly questionUuid: string;
  readonly options: readonly number[];
}

/** The fewest points that pass. Compared with a margin, so that 0.7 of 10 is 7 though the machine says 7.000000000000001. */
export const pointsNeeded = ({ passShare, questions }: QuizContent): number => Math.ceil(passShare * questions.length - 1e-9);

/** Every question once, with options that exist, one where one is asked for; else a refusal that names the question. */
export function accepted(quiz: QuizContent, given: readonly GivenAnswer[]): QuizAnswers {
  const answers = new Map<string, readonly number[]>();
  given.forEach(({ questionUuid, options }, index) => {
    const question = quiz.questions.find(({ uuid }) => uuid === questionUuid);
    const field = `input.answers.${index}`;
    if (!question) throw new Refusal('learning/unknown-question', { field: `${field}.questionUuid` });
    if (answers.has(questionUuid)) throw new Refusal('learning/answered-twice', { field: `${field}.questionUuid` });
    checkOptions(question, options, `${field}.options`);
    answers.set(questionUuid, [...options].sort((a, b) => a - b));
  });
  const missing = quiz.questions.find(({ uuid }) => !answers.has(uuid));
  if (missing) throw new Refusal('learning/answer-missing', { field: 'input.answers', bound: quiz.questions.length, question: missing.uuid });
  return Object.fromEntries(answers);
}

function checkOptions(question: QuizQuestion, options: readonly number[], field: string): void {
  if (!options.length) throw new Refusal('learning/answer-missing', { field, bound: 1, question: question.uuid });
  const last = question.options.length - 1;
  if (options.some((option) => option < 0 || option > last)) throw new Refusal('learning/option-out-of-range', { field, bound: last });
  if (new Set(options).size !== options.length) throw new Refusal('learning/option-chosen-twice', { field });
  if (question.kind !== 'multiple' && options.length > 1) throw new Refusal('learning/one-option-only', { field, bound: 1 });
}

/** Exactly the right options, neither more nor fewer. */
export function isRight(question: QuizQuestion, chosen: readonly number[]): boolean {
  return question.options.every(({ correct }, index) => correct === chosen.includes(index));
}

/** One point for each question that is answered rightly. */
export const pointsOf = (quiz: QuizContent, answers: QuizAnswers): number => quiz.questions.filter((question) => isRight(question, answers[question.uuid] ?? [])).length;
