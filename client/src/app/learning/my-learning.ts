import { Component, effect, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DaysPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Page, Problem, Skeleton } from '../platform/ui';

const MyCohorts = graphql(`
  query LearningCohorts {
    learningCohorts { id title startsOn endsOn programme { title } }
  }
`);

/** My cohorts; whoever has one only goes straight to it. */
@Component({
  selector: 'kb-my-learning',
  imports: [DaysPipe, Empty, Page, Problem, RouterLink, Skeleton],
  template: `
    <kb-page [heading]="heading">
      @if (page.hasValue()) {
        @if (page.value().learningCohorts.length) {
          <ul class="kb-list">
            @for (cohort of page.value().learningCohorts; track cohort.id) {
              <li class="kb-row">
                <a [routerLink]="cohort.id"><strong>{{ cohort.title }}</strong></a>
                <span class="kb-muted">{{ cohort.programme.title }}</span>
                <span class="kb-muted kb-figures">{{ cohort.startsOn | kbDays: cohort.endsOn }}</span>
              </li>
            }
          </ul>
        } @else {
          <kb-empty [text]="none" />
        }
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="3" shape="rows" />
      }
    </kb-page>
  `,
  styles: `
    li {
      min-block-size: 56px;
    }
  `,
})
export class MyLearning {
  protected readonly page = query(MyCohorts);
  protected readonly heading = $localize`:@@learning.title:Lernen`;
  protected readonly none = $localize`:@@learning.none:Sie haben zurzeit keinen Platz in einem Durchgang. Wenn das nicht stimmt, wenden Sie sich bitte an Ihre Ansprechperson.`;

  constructor() {
    const router = inject(Router);
    effect(() => {
      const cohorts = this.page.hasValue() ? this.page.value().learningCohorts : [];
      const [only] = cohorts;
      if (only && cohorts.length === 1) void router.navigate(['/learning', only.id], { replaceUrl: true });
    });
  }
}
