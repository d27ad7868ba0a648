import { Component, computed, ElementRef, input, viewChild } from '@angular/core';
import { DayPipe } from '../platform/dates';
import { Icon, Prose } from '../platform/ui';

export interface Question {
  uuid: string;
  kind: string;
  html: string;
  options: readonly string[];
}

interface Answered {
  uuid: string;
  right: boolean;
  chosen: readonly number[];
  feedback: readonly string[];
  explanationHtml: string;
  rightOptions: readonly number[] | null;
}

export interface Outcome {
  attempt: { points: number; pointsPossible: number; passed: boolean; submittedAt: string };
  questions: readonly Answered[];
}

interface Judged {
  questions: readonly Question[];
  passed: boolean;
  bestPoints: number | null;
  pointsNeeded: number;
}

/** How the latest attempt went: the figure first, then each question with the reason. */
@Component({
  selector: 'kb-quiz-outcome',
  imports: [DayPipe, Icon, Prose],
  template: `
    <section class="sum" [class.passed]="quiz().passed" role="status">
      <kb-icon [name]="quiz().passed ? 'check' : 'info'" />
      <div>
        <h2 #heading tabindex="-1">
          @if (quiz().passed) {
            <ng-container i18n="@@learning.quiz.passed">Bestanden</ng-container>
          } @else {
            <ng-container i18n="@@learning.quiz.failed">Noch nicht bestanden</ng-container>
          }
        </h2>
        <p class="kb-figures" i18n="@@learning.quiz.points">{{ outcome().attempt.points }} von {{ outcome().attempt.pointsPossible }} Fragen richtig am {{ outcome().attempt.submittedAt | kbDay }}; nötig sind {{ quiz().pointsNeeded }}.</p>
        @if ((quiz().bestPoints ?? 0) > outcome().attempt.points) {
          <p class="kb-figures" i18n="@@learning.quiz.best">Es zählt Ihr bester Versuch mit {{ quiz().bestPoints }} richtigen Antworten.</p>
        }
      </div>
    </section>
    <ol>
      @for (row of rows(); track row.question.uuid) {
        <li [class.right]="row.answered.right">
          <span class="verdict">
            <kb-icon [name]="row.answered.right ? 'check' : 'close'" />
            @if (row.answered.right) {
              <ng-container i18n="@@learning.quiz.right">Richtig</ng-container>
            } @else {
              <ng-container i18n="@@learning.quiz.wrong">Nicht richtig</ng-container>
            }
          </span>
          <kb-prose class="question" [html]="row.question.html" />
          @for (group of row.options; track $index) {
            <div>
              <span class="mine">{{ group.words }}</span>
              @if (group.texts.length === 1) {
                {{ group.texts[0] }}
              } @else {
                <ul>
                  @for (text of group.texts; track $index) {
                    <li>{{ text }}</li>
                  }
                </ul>
              }
            </div>
          }
          @for (feedback of row.answered.feedback; track $index) {
            <p>{{ feedback }}</p>
          }
          <kb-prose class="why" [html]="row.answered.explanationHtml" />
        </li>
      }
    </ol>
  `,
  styleUrl: './quiz-outcome.scss',
})
export class QuizOutcome {
  readonly quiz = input.required<Judged>();
  readonly outcome = input.required<Outcome>();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly rows = computed(() => {
    const answers = new Map(this.outcome().questions.map((answered) => [answered.uuid, answered]));
    return this.quiz().questions.flatMap((question) => {
      const answered = answers.get(question.uuid);
      return answered ? [{ question, answered, options: optionsOf(question, answered) }] : [];
    });
  });

  /** The questions above it are gone: whoever has answered them is led to how it went. */
  focus(): void {
    this.heading().nativeElement.focus();
  }
}

/** What was chosen, and, once it is told, what would have been right. */
function optionsOf(question: Question, { chosen, rightOptions }: Answered): { words: string; texts: string[] }[] {
  const mine = question.options.filter((_, index) => chosen.includes(index));
  const missed = question.options.filter((_, index) => !chosen.includes(index) && rightOptions?.includes(index));
  return [
    { texts: mine, words: mine.length === 1 ? $localize`:@@learning.quiz.mine:Ihre Antwort:` : $localize`:@@learning.quiz.mineMany:Ihre Antworten:` },
    { texts: missed, words: missed.length === 1 ? $localize`:@@learning.quiz.rightAnswer:Richtig wäre:` : $localize`:@@learning.quiz.rightAnswers:Richtig wären auch:` },
  ].filter(({ texts }) => texts.length);
}
