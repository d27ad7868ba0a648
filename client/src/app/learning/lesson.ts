import { Component, computed, inject, input, linkedSignal, signal, ViewEncapsulation } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { graphql, mutation, query } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Icon, Page, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { cancelledOf, KINDS, lastDay, minutes } from './learning-words';
import { Quiz } from './quiz';
import { ReadingText } from './reading-text';
import { Writing } from './writing';

const LessonPage = graphql(`
  query LessonPage($cohort: ID!, $unit: ID!) {
    learning(cohortId: $cohort) { cohort { programme { id } } }
    lesson(cohortId: $cohort, unitUuid: $unit) {
      unit { uuid title kind minutes state anchor sessionsAttended sessionsPlanned sessionsCancelled }
      moduleTitle modulePosition blocked closesAt html text version
      quiz {
        pointsPossible pointsNeeded attemptsAllowed attemptsLeft passed bestPoints
        questions { uuid kind html options }
        latest { attempt { points pointsPossible passed submittedAt } questions { uuid right chosen feedback explanationHtml rightOptions } }
      }
      previous { uuid title }
      next { uuid title }
    }
  }
`);

const Finish = graphql(`
  mutation FinishUnit($input: UnitInput!) {
    finishUnit(input: $input) { doneAt }
  }
`);

/** One unit to read and work on, in calm type; what is read or typed is kept as one goes. */
@Component({
  selector: 'kb-lesson',
  imports: [Icon, MatButton, Page, Problem, Quiz, ReadingText, RouterLink, SaveStateLine, Skeleton, Writing],
  templateUrl: './lesson.html',
  styleUrl: './lesson.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'kb-lesson' },
})
export class Lesson {
  private readonly router = inject(Router);
  private readonly finish = mutation(Finish);
  /** From the address. */
  readonly cohort = input.required<string>();
  readonly unit = input.required<string>();
  protected readonly page = query(LessonPage, () => ({ cohort: this.cohort(), unit: this.unit() }));
  protected readonly lesson = computed(() => (this.page.hasValue() ? this.page.value().lesson : null));
  protected readonly programme = computed(() => (this.page.hasValue() ? this.page.value().learning.cohort.programme.id : null));
  protected readonly heading = computed(() => this.lesson()?.unit.title ?? $localize`:@@learning.title:Lernen`);
  protected readonly back = computed(() => ({ link: ['/learning', this.cohort()], label: $localize`:@@learning.back:Alle Module` }));
  protected readonly open = computed(() => this.lesson()?.blocked === null);
  protected readonly done = linkedSignal(() => this.lesson()?.unit.state === 'done');
  /** The text as it was last saved, for the button that wants something written. */
  protected readonly written = signal<string | null>(null);
  protected readonly hasText = computed(() => !!(this.written() ?? this.lesson()?.text ?? '').trim());
  protected readonly saving = new Saving();
  protected readonly facts = computed(() => {
    const lesson = this.lesson();
    if (!lesson) return '';
    const words = [`${KINDS[lesson.unit.kind] ?? ''}`, minutes(lesson.unit.minutes)];
    if (lesson.closesAt && this.open()) words.push($localize`:@@learning.until:offen bis ${lastDay(lesson.closesAt)}:day:`);
    return words.join(' · ');
  });

  /** A quiz is taken first, and leads on by itself; only where no attempt is left one goes on without it. */
  protected readonly following = computed(() => {
    const { quiz, next } = this.lesson()!;
    return !quiz || (!quiz.passed && (quiz.attemptsLeft === 0 || !this.open())) ? next : null;
  });

  protected readonly cancelled = computed(() => (this.lesson() ? cancelledOf(this.lesson()!.unit) : null));

  protected async finishUnit(): Promise<void> {
    const finished = await this.saving.run(() => this.finish({ input: { cohortId: this.cohort(), unitUuid: this.unit() } }));
    if (!finished) return;
    this.done.set(true);
    const next = this.lesson()?.next;
    await this.router.navigate(next ? ['/learning', this.cohort(), next.uuid] : ['/learning', this.cohort()]);
    this.saving.reset();
  }

  protected print(): void {
    window.print();
  }
}
