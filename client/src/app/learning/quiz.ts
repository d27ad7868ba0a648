import { afterNextRender, afterRenderEffect, Component, computed, ElementRef, inject, Injector, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { graphql, mutation } from '../platform/graphql';
import { Kept } from '../platform/kept';
import { Saving } from '../platform/saving';
import { Session } from '../platform/session';
import { Prose, SaveStateLine } from '../platform/ui';
import { type Question, QuizOutcome, type Outcome } from './quiz-outcome';

const Answer = graphql(`
  mutation AnswerQuiz($input: AnswersInput!) {
    answerQuiz(input: $input) { attempt { points pointsPossible passed } }
  }
`);

export interface Sheet {
  pointsPossible: number;
  pointsNeeded: number;
  attemptsAllowed: number | null;
  attemptsLeft: number | null;
  passed: boolean;
  bestPoints: number | null;
  questions: readonly Question[];
  latest: Outcome | null;
}

/** The options chosen, by question. */
type Chosen = Readonly<Record<string, readonly number[]>>;

/** A quiz as a calm list of questions; what is chosen stays on this device until it is handed in. After it, what was right and why, and another go while there is one. */
@Component({
  selector: 'kb-quiz',
  imports: [MatButton, Prose, QuizOutcome, RouterLink, SaveStateLine],
  templateUrl: './quiz.html',
  styleUrl: './quiz.scss',
})
export class Quiz {
  private readonly answer = mutation(Answer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly kept = inject(Kept);
  private readonly session = inject(Session);

  readonly cohort = input.required<string>();
  readonly unit = input.required<string>();
  readonly quiz = input.required<Sheet>();
  readonly open = input.required<boolean>();
  readonly next = input<{ uuid: string; title: string } | null>();
  readonly answered = output<void>();

  protected readonly saving = new Saving();
  /** A device may be shared: what is kept belongs to a person. */
  private readonly keptAs = computed(() => `answers.${this.session.person()?.id}.${this.cohort()}.${this.unit()}`);
  protected readonly chosen = linkedSignal<string, Chosen>({ source: this.keptAs, computation: (name) => this.kept.read<Chosen>(name) ?? {} });
  protected readonly asking = linkedSignal(() => this.quiz().latest === null || this.kept.read(this.keptAs()) !== null);
  protected readonly missing = signal<ReadonlySet<string>>(new Set());
  protected readonly mayTry = computed(() => this.open() && this.quiz().attemptsLeft !== 0);

  private readonly outcome = viewChild(QuizOutcome);
  private submitted = false;

  constructor() {
    afterRenderEffect(() => {
      const outcome = this.outcome();
      if (!outcome || !this.submitted) return;
      this.submitted = false;
      outcome.focus();
    });
  }

  protected choose(question: Question, index: number, on: boolean): void {
    const before = this.chosen()[question.uuid] ?? [];
    const now = question.kind !== 'multiple' ? [index] : on ? [...before, index] : before.filter((one) => one !== index);
    this.chosen.update((all) => ({ ...all, [question.uuid]: now }));
    this.kept.keep(this.keptAs(), this.chosen());
    if (now.length) this.missing.update((missing) => new Set([...missing].filter((uuid) => uuid !== question.uuid)));
  }

  protected isChosen(question: Question, index: number): boolean {
    return this.chosen()[question.uuid]?.includes(index) ?? false;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const unanswered = this.quiz().questions.filter(({ uuid }) => !this.chosen()[uuid]?.length);
    this.missing.set(new Set(unanswered.map(({ uuid }) => uuid)));
    if (unanswered[0]) {
      this.element.querySelector<HTMLElement>(`[data-question="${unanswered[0].uuid}"] input`)?.focus();
      return;
    }
    const answers = this.quiz().questions.map(({ uuid }) => ({ questionUuid: uuid, options: [...this.chosen()[uuid]!] }));
    const result = await this.saving.run(() => this.answer({ input: { cohortId: this.cohort(), unitUuid: this.unit(), answers } }));
    if (!result) return;
    this.saving.reset();
    this.kept.forget(this.keptAs());
    this.submitted = true;
    this.answered.emit();
  }

  protected again(): void {
    this.chosen.set({});
    this.missing.set(new Set());
    this.asking.set(true);
    afterNextRender(() => this.element.querySelector<HTMLElement>('input')?.focus(), { injector: this.injector });
  }
}
