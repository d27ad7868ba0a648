import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Empty, Icon, Page, Problem, Skeleton } from '../platform/ui';
import { AgendaList } from './agenda-list';
import { Subscriptions } from './subscriptions';

const Dates = graphql(`
  query MyDates($earlier: Boolean!) {
    myDates(earlier: $earlier) {
      id
      title
      startsAt
      endsAt
      status
      event { id title venueName onlineUrl timeZone status }
    }
  }
`);

/** All of one's own dates by month, and the addresses at which one's calendar reads them. */
@Component({
  selector: 'kb-my-dates',
  imports: [AgendaList, Empty, Icon, MatButton, Page, Problem, Skeleton, Subscriptions],
  template: `
    <kb-page [heading]="heading" [lead]="lead()">
      <ng-container ngProjectAs="[primary]">
        @if (!subscribing()) {
          <button matButton="filled" type="button" (click)="panel()?.begin()"><kb-icon name="plus" /> <ng-container i18n="@@calendar.subscribe">Kalender abonnieren</ng-container></button>
        }
      </ng-container>
      <div class="two">
        <section class="dates" aria-labelledby="kb-dates">
          <h2 id="kb-dates" class="kb-hidden" i18n="@@calendar.coming">Kommende Termine</h2>
          @if (coming.hasValue()) {
            @if (coming.value().myDates.length) {
              <kb-agenda [entries]="coming.value().myDates" [next]="next()" />
            } @else {
              <kb-empty [text]="none()" />
            }
            @if (earlier.hasValue()) {
              <h2 id="kb-earlier" i18n="@@calendar.earlier">Frühere Termine</h2>
              @if (earlier.value().myDates.length) {
                <kb-agenda [entries]="earlier.value().myDates" [backwards]="true" />
              } @else {
                <p class="kb-muted" i18n="@@calendar.earlier.none">Es gibt keine früheren Termine.</p>
              }
            } @else if (earlier.error()) {
              <kb-problem [error]="earlier.error()" [canRetry]="true" (retry)="earlier.reload()" />
            } @else if (looksBack()) {
              <kb-skeleton [count]="4" shape="rows" />
            } @else {
              <button class="kb-no-print back" matButton="outlined" type="button" (click)="looksBack.set(true)" i18n="@@calendar.earlier.show">Frühere Termine zeigen</button>
            }
          } @else if (coming.error()) {
            <kb-problem [error]="coming.error()" [canRetry]="true" (retry)="coming.reload()" />
          } @else {
            <kb-skeleton [count]="6" shape="rows" />
          }
        </section>
        <kb-subscriptions class="kb-no-print" />
      </div>
    </kb-page>
  `,
  styles: `
    .two {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: var(--kb-5) var(--kb-6);
      align-items: start;
    }
    .dates {
      display: grid;
      gap: var(--kb-5);
    }
    .back {
      justify-self: start;
    }
    @media (max-width: 899px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class MyDates {
  private readonly session = inject(Session);
  protected readonly panel = viewChild(Subscriptions);
  /** While the panel asks for something, its own button is the one to press. */
  protected readonly subscribing = computed(() => this.panel()?.busy() ?? false);
  protected readonly looksBack = signal(false);
  protected readonly coming = query(Dates, () => ({ earlier: false }));
  protected readonly earlier = query(Dates, () => (this.looksBack() ? { earlier: true } : undefined));

  protected readonly next = computed(() => {
    const now = new Date().toISOString();
    const dates = this.coming.hasValue() ? this.coming.value().myDates : [];
    return dates.find(({ endsAt, status, event }) => endsAt > now && status !== 'cancelled' && event.status !== 'cancelled')?.id ?? null;
  });

  protected readonly heading = $localize`:@@calendar.title:Meine Termine`;
  /** Which dates these are, for the role that has most of them. */
  protected readonly lead = computed(() => {
    if (this.session.is('participant', 'trainer', 'organiser', 'issuer')) return $localize`:@@calendar.lead:Alle Termine, an denen Sie teilnehmen oder die Sie leiten.`;
    if (this.session.is('site_contact')) return $localize`:@@calendar.lead.site:Alle Termine, zu denen Ihr Standort Personen schickt.`;
    if (this.session.is('committee', 'funder')) return $localize`:@@calendar.lead.invited:Die Präsentationen Ihrer Programme, zu denen Sie eingeladen sind. Alle anderen Tage finden Sie unter „Durchgänge“.`;
    return null;
  });
  protected readonly none = computed(() =>
    this.session.is('participant', 'trainer', 'organiser', 'issuer', 'site_contact', 'committee', 'funder')
      ? $localize`:@@calendar.none:Für Sie steht gerade kein Termin fest. Sobald es einen gibt, steht er hier.`
      : $localize`:@@calendar.none.administrator:Wer Kursbuch verwaltet, hat keine Termine in Programmen. Bekommen Sie in einem Programm eine Aufgabe, stehen seine Termine hier.`,
  );
}
