import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { day, dayIn, DaysPipe, TimePipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Icon, Page, Problem, Skeleton } from '../platform/ui';
import { ue } from '../platform/units';
import { EditEvent } from './edit-event';
import { EditSession } from './edit-session';
import { STATUS_WORDS } from './status';

const EventQuery = graphql(`
  query Event($id: ID!) {
    event(id: $id) {
      id version title startsOn endsOn timeZone venueName venueAddress onlineUrl bring status
      programme { id title } cohort { id title }
      sessions { id version title startsAt endsAt minutes agenda moduleUuid status }
    }
  }
`);

/** An event with place, what to bring and its days; who may changes time and place here. */
@Component({
  selector: 'kb-event',
  imports: [DaysPipe, EditEvent, EditSession, Icon, MatButton, Page, Problem, RouterLink, Skeleton, TimePipe],
  templateUrl: './event.html',
  styleUrl: './event.scss',
})
export class EventPage {
  readonly id = input.required<string>();

  private readonly session = inject(Session);
  protected readonly page = query(EventQuery, () => ({ id: this.id() }));
  protected readonly event = computed(() => (this.page.hasValue() ? this.page.value().event : null));
  protected readonly heading = computed(() => this.event()?.title ?? $localize`:@@workshops.event:Veranstaltung`);
  protected readonly back = computed(() => {
    const cohort = this.event()?.cohort;
    return cohort ? { link: ['/cohorts', cohort.id], label: cohort.title } : { link: '/calendar', label: $localize`:@@workshops.title:Termine` };
  });
  protected readonly mayChange = computed(() => this.session.is('trainer', 'organiser'));
  protected readonly editing = signal<string | null>(null);
  protected readonly statusWords = STATUS_WORDS;

  protected readonly days = computed(() => {
    const event = this.event();
    const sessions = (event?.sessions ?? []).map((session) => ({
      ...session, day: day(session.startsAt, undefined, event!.timeZone),
      // From its day on it is recorded who is there; before, only who is excused.
      ahead: dayIn(session.startsAt, event!.timeZone) > dayIn(new Date(), event!.timeZone),
    }));
    return [...new Set(sessions.map((session) => session.day))].map((title) => ({ title, sessions: sessions.filter((session) => session.day === title) }));
  });
  protected readonly total = computed(() => {
    const minutes = (this.event()?.sessions ?? []).filter(({ status }) => status !== 'cancelled').reduce((sum, session) => sum + session.minutes, 0);
    return ue(minutes);
  });

  /** Of today: the session that runs, or else the next one. */
  protected readonly now = computed(() => {
    const now = new Date();
    const zone = this.event()?.timeZone;
    const session = (this.event()?.sessions ?? []).find(({ endsAt, status }) => status !== 'cancelled' && new Date(endsAt) > now);
    if (!session || this.event()?.status === 'cancelled' || day(session.startsAt, undefined, zone) !== day(now, undefined, zone)) return null;
    return { id: session.id, words: new Date(session.startsAt) <= now ? $localize`:@@workshops.now:jetzt` : $localize`:@@workshops.next:als Nächstes` };
  });

  protected changed(): void {
    this.editing.set(null);
    this.page.reload();
  }
}
