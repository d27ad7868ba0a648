/** A quiz as it is stored: with the right answers and what is said about them. */
export interface QuizContent {
  /** Share of points that passes, from 0 to 1. */
  readonly passShare: number;
  /** How often it may be tried; null for as often as one likes. */
  readonly attempts: number | null;
  readonly questions: readonly QuizQuestion[];
}

export interface QuizQuestion {
  readonly uuid: string;
  /** single: one option is right; multiple: exactly the right ones; truth: true or false. One point each. */
  readonly kind: 'single' | 'multiple' | 'truth';
  readonly text: string;
  readonly options: readonly QuizOption[];
  readonly explanation: string;
}

export interface QuizOption {
  readonly text: string;
  readonly correct: boolean;
  readonly feedback?: string;
}
