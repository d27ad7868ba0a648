import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { day } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Empty, Page, Problem, Skeleton } from '../platform/ui';
import { versionName } from './words';

const Curricula = graphql(`
  query Curricula {
    curricula { id title authors inWork { summary modules { id } } draft { id changes { uuid } } versions { id number patch publishedAt pinnedCohorts { id title running } } }
  }
`);

/** The curricula in which the person may write: what is published, what is being worked on, who learns by it. */
@Component({
  selector: 'kb-curricula-page',
  imports: [Empty, MatButton, Page, Problem, RouterLink, Skeleton],
  template: `
    <kb-page [heading]="heading" [lead]="lead">
      @if (page.hasValue()) {
        @if (rows().length) {
          <ul class="kb-list">
            @for (row of rows(); track row.id) {
              <li>
                <h2><a [routerLink]="['/curricula', row.id]">{{ row.title }}</a></h2>
                <p class="kb-muted kb-measure">{{ row.summary }}</p>
                <p class="facts kb-figures">
                  @for (fact of row.facts; track fact) {
                    <span>{{ fact }}</span>
                  }
                  @if (row.draft) {
                    <strong>{{ row.draft }}</strong>
                  }
                </p>
              </li>
            }
          </ul>
        } @else if (writes()) {
          <kb-empty [text]="none" />
        } @else if (learns()) {
          <kb-empty [text]="learner"><a matButton="outlined" routerLink="/learning" i18n="@@curricula.toLearning">Zum Lernen</a></kb-empty>
        } @else {
          <kb-empty [text]="notHere" />
        }
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="6" />
      }
    </kb-page>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--kb-2);
      padding-block: var(--kb-4);
    }
    li:first-child {
      border-block-start: 2px solid var(--kb-ink);
    }
    h2 a {
      text-decoration: none;
    }
    h2 a:hover {
      text-decoration: underline;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--kb-1) var(--kb-4);
      font-size: var(--kb-size-small);
    }
    .facts strong {
      color: var(--kb-primary);
    }
  `,
})
export class CurriculaPage {
  protected readonly page = query(Curricula);
  protected readonly rows = computed(() =>
    (this.page.hasValue() ? this.page.value().curricula : []).map(({ id, title, authors, inWork, draft, versions }) => {
      const newest = versions[0];
      const running = versions.flatMap((version) => version.pinnedCohorts).filter((cohort) => cohort.running);
      return {
        id,
        title,
        summary: inWork?.summary ?? '',
        draft: draft ? (newest ? $localize`:@@curricula.inWork:Entwurf in Arbeit` : $localize`:@@curricula.firstDraft:Erster Entwurf, noch nicht veröffentlicht`) : null,
        facts: [
          newest ? $localize`:@@curricula.publishedOn:${versionName(newest)}:version: vom ${day(newest.publishedAt ?? '')}:day:` : null,
          $localize`:@@curricula.modules:${inWork?.modules.length ?? 0}:count: Module`,
          running.length ? $localize`:@@curricula.runningNow:Läuft gerade: ${running.map((cohort) => cohort.title).join(', ')}:cohorts:` : null,
          authors.length ? authors.join(' · ') : null,
        ].filter((fact) => fact !== null),
      };
    }),
  );

  private readonly session = inject(Session);
  protected readonly writes = computed(() => this.session.is('administrator', 'organiser', 'trainer'));
  protected readonly learns = computed(() => this.session.is('participant'));
  protected readonly heading = $localize`:@@curricula.title:Curricula`;
  protected readonly lead = $localize`:@@curricula.lead:Was gelernt wird: Module, Lerneinheiten und ihre Fassungen.`;
  protected readonly none = $localize`:@@curricula.none:Hier ist noch kein Curriculum für Sie. Die Administration bringt eines aus seinen Dateien ins Kursbuch.`;
  protected readonly notHere = $localize`:@@curricula.notHere:Hier schreiben Trainerinnen und Trainer an den Curricula.`;
  protected readonly learner = $localize`:@@curricula.learner:Hier schreiben Trainerinnen und Trainer an den Curricula. Was Sie selbst lernen, steht unter „Lernen“.`;
}
