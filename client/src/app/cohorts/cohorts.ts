import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DaysPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Page, Problem, Skeleton } from '../platform/ui';

const Cohorts = graphql(`
  query Cohorts { cohorts { id title startsOn endsOn programme { id title } curriculumVersion { title number } } }
`);

@Component({
  selector: 'kb-cohorts',
  imports: [DaysPipe, Empty, Page, Problem, RouterLink, Skeleton],
  template: `
    <kb-page [heading]="heading">
      @if (page.hasValue()) {
        @if (page.value().cohorts.length) {
          <ul class="kb-list">
            @for (cohort of page.value().cohorts; track cohort.id) {
              <li>
                <a [routerLink]="['/cohorts', cohort.id]">{{ cohort.title }}</a>
                <span class="kb-figures">{{ cohort.startsOn | kbDays: cohort.endsOn }}</span>
                <span class="kb-muted">{{ cohort.programme.title }} · {{ cohort.curriculumVersion.title }}<ng-container i18n="@@cohorts.version">, Fassung {{ cohort.curriculumVersion.number }}</ng-container></span>
              </li>
            }
          </ul>
        } @else {
          <kb-empty [text]="emptyText" />
        }
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="4" shape="rows" />
      }
    </kb-page>
  `,
  styles: `
    li {
      display: grid;
      gap: 2px;
      padding-block: var(--kb-3);
    }
    a {
      justify-self: start;
      font-family: var(--kb-title);
      font-size: var(--kb-size-lead);
      font-weight: 650;
    }
  `,
})
export class CohortsPage {
  protected readonly page = query(Cohorts);
  protected readonly heading = $localize`:@@cohorts.title:Durchgänge`;
  protected readonly emptyText = $localize`:@@cohorts.empty:Sie gehören noch zu keinem Durchgang. Sobald einer für Sie geplant ist, steht er hier.`;
}
