import { randomUUID } from 'node:crypto';
import { Refusal } from '../../platform/refusal.js';
import type { QuizContent, QuizQuestion } from '../quiz-content.js';
import type { EditQuizInput, QuestionInput } from './inputs.js';

/** The quiz as it is stored, or the first question that cannot be answered as it stands. */
export function quizOf({ passPercent, attempts, questions }: EditQuizInput): QuizContent {
  const content = { passShare: passPercent / 100, attempts: attempts ?? null, questions: questions.map(questionOf) };
  const uuids = content.questions.map(({ uuid }) => uuid);
  const twice = uuids.findIndex((uuid, index) => uuids.indexOf(uuid) !== index);
  if (twice >= 0) throw new Refusal('curricula/question-twice', { field: `input.questions.${twice}.uuid` });
  return content;
}

function questionOf({ uuid, kind, text, explanation, options }: QuestionInput, index: number): QuizQuestion {
  const field = `input.questions.${index}.options`;
  const right = options.filter(({ correct }) => correct).length;
  if (kind === 'truth' && options.length !== 2) throw new Refusal('curricula/two-answers', { field, bound: 2 });
  if (kind === 'multiple' ? right === 0 : right !== 1) throw new Refusal(kind === 'multiple' ? 'curricula/no-right-answer' : 'curricula/one-right-answer', { field, bound: 1 });
  return {
    uuid: uuid ?? randomUUID(), kind, text: text.trim(), explanation: explanation.trim(),
    options: options.map(({ text: answer, correct, feedback }) => ({ text: answer.trim(), correct, ...(feedback.trim() ? { feedback: feedback.trim() } : {}) })),
  };
}
