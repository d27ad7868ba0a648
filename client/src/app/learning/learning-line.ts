import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { graphql, query } from '../platform/graphql';
import { Empty, Figure, Line, Page, Problem, Skeleton, type Stop } from '../platform/ui';
import { quizzesOf, reasonOf, unitsOf, until } from './learning-words';
import { UnitList } from './unit-list';

const LearningPage = graphql(`
  query LearningLine($cohort: ID!) {
    learning(cohortId: $cohort) {
      cohort { title programme { id title } }
      enrolled unitsDone unitsRequired quizzesPassed quizzes
      resume { unitUuid title moduleTitle begun }
      modules {
        uuid title summary state blocked opensAt closesAt unitsDone unitsRequired quizzesPassed quizzes
        units { uuid title kind minutes state attemptsLeft sessionsAttended sessionsPlanned sessionsCancelled }
      }
    }
  }
`);

/** The modules of a cohort as a line: what is done, what is next, what is blocked and why, and one way to go on. */
@Component({
  selector: 'kb-learning-line',
  imports: [Empty, Figure, Line, MatButton, Page, Problem, RouterLink, Skeleton, UnitList],
  templateUrl: './learning-line.html',
  styleUrl: './learning-line.scss',
})
export class LearningLine {
  /** From the address. */
  readonly cohort = input.required<string>();
  protected readonly page = query(LearningPage, () => ({ cohort: this.cohort() }));
  protected readonly learning = computed(() => (this.page.hasValue() ? this.page.value().learning : null));
  protected readonly heading = computed(() => this.learning()?.cohort.title ?? $localize`:@@learning.title:Lernen`);
  protected readonly stops = computed<Stop[]>(() =>
    (this.learning()?.modules ?? []).map((module) => ({
      title: module.title,
      state: module.state as Stop['state'],
      detail: [unitsOf(module.unitsDone, module.unitsRequired), quizzesOf(module.quizzesPassed, module.quizzes), until(module)].filter(Boolean).join(' · '),
      reason: reasonOf(module),
    })),
  );
  protected readonly label = $localize`:@@learning.line.label:Module dieses Durchgangs`;
  protected readonly unitsLabel = $localize`:@@learning.figure.units:Lesen, Aufgaben, Reflexionen`;
  protected readonly quizzesLabel = $localize`:@@learning.figure.quizzes:Quiz`;
  protected readonly unitsOf = unitsOf;
  protected readonly quizzesOf = quizzesOf;
  protected readonly nothingOpen = $localize`:@@learning.nothingOpen:Im Moment gibt es für Sie nichts zu tun. Wenn das nächste Modul öffnet, sehen Sie es hier und auf Ihrer Übersicht.`;
  protected readonly empty = $localize`:@@learning.noModules:Dieses Curriculum hat noch keine Module.`;
}
