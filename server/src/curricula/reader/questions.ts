import type { QuestionSource } from './source.js';

/** What a schema cannot say about the answers of a question. */
export function answersExpected({ kind, options }: QuestionSource): string | undefined {
  const correct = options.filter((option) => option.correct).length;
  if (kind === 'truth' && options.length !== 2) return `exactly two answers to a statement; these are ${options.length}`;
  if (kind === 'multiple') return correct > 0 ? undefined : 'at least one answer that is correct';
  return correct === 1 ? undefined : `exactly one answer that is correct; these are ${correct}`;
}
