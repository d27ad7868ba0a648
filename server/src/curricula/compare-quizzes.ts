import { isDeepStrictEqual } from 'node:util';
import type { Aspect } from './aspects.js';
import type { QuizContent, QuizQuestion } from './quiz-content.js';

/** What of a quiz changed: its rules, its questions, their answers or only their words. */
export function compareQuizzes(before: QuizContent, after: QuizContent): Aspect[] {
  const aspects: Aspect[] = [];
  if (before.passShare !== after.passShare) aspects.push('passShare');
  if (before.attempts !== after.attempts) aspects.push('attempts');
  if (!isDeepStrictEqual(before.questions.map(({ uuid }) => uuid), after.questions.map(({ uuid }) => uuid))) aspects.push('questions');
  const old = new Map(before.questions.map((question) => [question.uuid, question]));
  for (const question of after.questions) {
    const earlier = old.get(question.uuid);
    if (earlier) aspects.push(...compareQuestions(earlier, question));
  }
  return aspects;
}

function compareQuestions(before: QuizQuestion, after: QuizQuestion): Aspect[] {
  const aspects: Aspect[] = [];
  if (before.kind !== after.kind) aspects.push('questionKinds');
  if (before.options.length !== after.options.length) aspects.push('options');
  else if (!isDeepStrictEqual(rightAnswers(before), rightAnswers(after))) aspects.push('rightAnswers');
  if (before.text !== after.text || !isDeepStrictEqual(before.options.map(({ text }) => text), after.options.map(({ text }) => text))) aspects.push('questionTexts');
  if (before.explanation !== after.explanation || !isDeepStrictEqual(before.options.map(({ feedback }) => feedback ?? ''), after.options.map(({ feedback }) => feedback ?? ''))) {
    aspects.push('explanations');
  }
  return aspects;
}

const rightAnswers = ({ options }: QuizQuestion): boolean[] => options.map(({ correct }) => correct);
