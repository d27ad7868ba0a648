import type { Quiz } from './quiz-reading';
import { ASPECTS } from './words';

export interface Option {
  text: string;
  correct: boolean;
  feedback: string;
}
export interface Question {
  /** Null for a new one. */
  uuid: string | null;
  kind: string;
  text: string;
  explanation: string;
  options: Option[];
}
export interface Form {
  title: string;
  minutes: number;
  passPercent: number;
  attempts: number | null;
  questions: Question[];
}

export const QUESTION_KINDS: Record<string, string> = {
  single: $localize`:@@curricula.quiz.single:Genau eine ist richtig`,
  multiple: $localize`:@@curricula.quiz.multiple:Mehrere können richtig sein`,
  truth: $localize`:@@curricula.quiz.truth:Aussage: stimmt oder nicht`,
};

export function formOf({ title, minutes, source }: { title: string; minutes: number; source: { quiz: Quiz | null } }): Form {
  const { passPercent = 70, attempts = null, questions = [] } = source.quiz ?? {};
  return {
    title, minutes, passPercent, attempts,
    questions: questions.map(({ uuid, kind, text, explanation, options }) => ({ uuid, kind, text, explanation, options: options.map(({ text: answer, correct, feedback }) => ({ text: answer, correct, feedback })) })),
  };
}

/** The state that a refusal hands over, which is the quiz as it is stored. */
export function asStored(current: unknown): { version: number; form: Form } {
  const { version, title, minutes, quiz } = current as {
    version: number; title: string; minutes: number;
    quiz: { passShare: number; attempts: number | null; questions: (Omit<Question, 'uuid' | 'options'> & { uuid: string; options: (Omit<Option, 'feedback'> & { feedback?: string })[] })[] };
  };
  const questions = quiz.questions.map((question) => ({ ...question, options: question.options.map((option) => ({ ...option, feedback: option.feedback ?? '' })) }));
  return { version, form: formOf({ title, minutes, source: { quiz: { passPercent: Math.round(quiz.passShare * 100), attempts: quiz.attempts, questions } } }) };
}

/** Where one answer is right, choosing it takes the mark from the others. */
export function withOption(question: Question, index: number, values: Partial<Option>): Question {
  const alone = question.kind !== 'multiple' && values.correct === true;
  return { ...question, options: question.options.map((option, at) => (at === index ? { ...option, ...values } : alone ? { ...option, correct: false } : option)) };
}

export const addOption = (question: Question): Question => ({ ...question, options: [...question.options, { text: '', correct: false, feedback: '' }] });

export const withoutOption = (question: Question, index: number): Question => ({ ...question, options: question.options.filter((_, at) => at !== index) });

/** A statement has two answers; where only one may be right the first that is stays so. */
export function withKind(question: Question, kind: string): Question {
  const options = kind === 'truth' ? question.options.slice(0, 2) : question.options;
  const first = Math.max(0, options.findIndex(({ correct }) => correct));
  return { ...question, kind, options: kind === 'multiple' ? options : options.map((option, at) => ({ ...option, correct: at === first })) };
}

/** Line by line what a quiz says, for comparing two of them. */
export function readable(form: Form): Record<string, string> {
  return Object.fromEntries([
    [ASPECTS['title'], form.title],
    [ASPECTS['minutes'], String(form.minutes)],
    [ASPECTS['passShare'], `${form.passPercent} %`],
    [ASPECTS['attempts'], form.attempts === null ? '–' : String(form.attempts)],
    ...form.questions.map(({ text, explanation, options }, index) => [
      $localize`:@@curricula.quiz.question:Frage ${index + 1}:number:`,
      [text, ...options.map((option) => `${option.correct ? '✓' : '○'} ${option.text}`), explanation].join('\n'),
    ]),
  ]) as Record<string, string>;
}
