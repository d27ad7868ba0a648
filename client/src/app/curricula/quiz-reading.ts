import { Component, computed, input } from '@angular/core';

export interface Quiz {
  passPercent: number;
  attempts: number | null;
  questions: readonly { uuid: string; kind: string; text: string; explanation: string; options: readonly { text: string; correct: boolean; feedback: string }[] }[];
}

/** A quiz with its right answers, to be read by authors. */
@Component({
  selector: 'kb-quiz-reading',
  template: `
    <p class="kb-figures">{{ rules() }}</p>
    <ol>
      @for (question of quiz().questions; track question.uuid) {
        <li>
          <strong>{{ question.text }}</strong>
          <ul>
            @for (option of question.options; track $index) {
              <li [class.right]="option.correct">{{ option.text }} @if (option.correct) { <span i18n="@@curricula.right">(richtig)</span> }</li>
            }
          </ul>
          <p class="kb-muted">{{ question.explanation }}</p>
        </li>
      }
    </ol>
  `,
  styles: `
    :host,
    ol {
      display: grid;
      gap: var(--kb-4);
      max-inline-size: var(--kb-measure);
    }
    ol > li {
      padding-inline-start: var(--kb-2);
    }
    ul {
      margin-block: var(--kb-2);
      padding-inline-start: 1.2em;
    }
    .right {
      font-weight: 650;
      color: var(--kb-present);
    }
  `,
})
export class QuizReading {
  readonly quiz = input.required<Quiz>();
  protected readonly rules = computed(() => quizRules(this.quiz()));
}

/** 70 % müssen richtig sein, höchstens 3 Versuche */
export function quizRules({ passPercent, attempts }: Pick<Quiz, 'passPercent' | 'attempts'>): string {
  return attempts === null
    ? $localize`:@@curricula.quiz.rules:${passPercent}:percent: % der Fragen müssen richtig sein. Man darf es beliebig oft versuchen.`
    : $localize`:@@curricula.quiz.rulesAttempts:${passPercent}:percent: % der Fragen müssen richtig sein. Man hat ${attempts}:attempts: Versuche.`;
}
