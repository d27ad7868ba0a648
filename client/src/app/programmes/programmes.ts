import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DaysPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Page, Problem, Skeleton } from '../platform/ui';

const Programmes = graphql(`
  query Programmes { programmes { id title subtitle startsOn endsOn provider { name } } }
`);

@Component({
  selector: 'kb-programmes',
  imports: [DaysPipe, Empty, Page, Problem, RouterLink, Skeleton],
  template: `
    <kb-page [heading]="heading">
      @if (page.hasValue()) {
        @if (page.value().programmes.length) {
          <ul class="kb-list">
            @for (programme of page.value().programmes; track programme.id) {
              <li>
                <a [routerLink]="['/programmes', programme.id]">{{ programme.title }}</a>
                <span>{{ programme.subtitle }}</span>
                <span class="kb-muted kb-figures">{{ programme.provider.name }} · {{ programme.startsOn | kbDays: programme.endsOn }}</span>
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
export class ProgrammesPage {
  protected readonly page = query(Programmes);
  protected readonly heading = $localize`:@@programmes.title:Programme`;
  protected readonly emptyText = $localize`:@@programmes.empty:Sie gehören noch zu keinem Programm. Ihr Träger lädt Sie per E-Mail ein.`;
}
