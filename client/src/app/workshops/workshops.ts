import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DaysPipe, FromTodayPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Icon, Page, Problem, Skeleton } from '../platform/ui';

const Workshops = graphql(`
  query Workshops { cohorts { id title events { id title startsOn endsOn status venueName venueAddress onlineUrl } } }
`);

/** All dates of the person: what is ahead first, what was below. */
@Component({
  selector: 'kb-workshops',
  imports: [DaysPipe, Empty, FromTodayPipe, Icon, Page, Problem, RouterLink, Skeleton],
  template: `
    <kb-page [heading]="heading">
      @if (page.hasValue()) {
        @for (part of parts(); track part.title) {
          <section>
            <h2>{{ part.title }}</h2>
            <ul class="kb-list">
              @for (event of part.events; track event.id; let first = $first) {
                <li [class.next]="part.ahead && first && event.status !== 'cancelled'">
                  <a [routerLink]="['/events', event.id]">{{ event.title }}</a>
                  <span class="kb-figures">{{ event.startsOn | kbDays: event.endsOn }}
                    @if (part.ahead) {
                      <span class="kb-muted">({{ event.startsOn | kbFromToday }})</span>
                    }
                    @if (event.status === 'cancelled') {
                      <strong class="off" i18n="@@workshops.cancelled">abgesagt</strong>
                    }
                  </span>
                  <span class="kb-muted"><kb-icon name="place" /> {{ event.venueName || online }}{{ event.venueAddress ? ', ' + event.venueAddress : '' }} · {{ event.cohort }}</span>
                </li>
              }
            </ul>
          </section>
        } @empty {
          <kb-empty [text]="emptyText" />
        }
      } @else if (page.error()) {
        <kb-problem [error]="page.error()" [canRetry]="true" (retry)="page.reload()" />
      } @else {
        <kb-skeleton [count]="6" shape="rows" />
      }
    </kb-page>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--kb-2);
    }
    li {
      display: grid;
      gap: 2px;
      padding-block: var(--kb-3);
    }
    .next {
      padding-inline-start: var(--kb-4);
      border-inline-start: 8px solid var(--kb-signal);
    }
    a {
      justify-self: start;
      font-weight: 650;
    }
    .off {
      color: var(--kb-absent);
    }
  `,
})
export class WorkshopsPage {
  protected readonly page = query(Workshops);
  protected readonly heading = $localize`:@@workshops.title:Termine`;
  protected readonly online = $localize`:@@workshops.online:Online`;
  protected readonly emptyText = $localize`:@@workshops.empty:Für Sie ist noch kein Termin geplant. Sobald einer feststeht, steht er hier.`;
  protected readonly parts = computed(() => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
    const events = (this.page.hasValue() ? this.page.value().cohorts : []).flatMap((cohort) => cohort.events.map((event) => ({ ...event, cohort: cohort.title })));
    const ahead = events.filter(({ endsOn }) => endsOn >= today).sort((a, b) => a.startsOn.localeCompare(b.startsOn));
    const past = events.filter(({ endsOn }) => endsOn < today).sort((a, b) => b.startsOn.localeCompare(a.startsOn));
    return [
      { title: $localize`:@@workshops.ahead:Das kommt`, ahead: true, events: ahead },
      { title: $localize`:@@workshops.past:Das war`, ahead: false, events: past },
    ].filter((part) => part.events.length);
  });
}
