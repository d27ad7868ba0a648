import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { DayPipe, days } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { NamePipe } from '../platform/names';
import { Session } from '../platform/session';
import { Empty, Icon, Line, Page, Problem, Skeleton, type Stop } from '../platform/ui';
import { GiveSeatOn } from './give-seat-on';

const CohortQuery = graphql(`
  query Cohort($id: ID!) {
    cohort(id: $id) { id title startsOn endsOn programme { id title } curriculumVersion { title number } events { id title startsOn endsOn status venueName } }
  }
`);

const Roster = graphql(`
  query Roster($id: ID!) {
    cohort(id: $id) { enrolments { id version validFrom validTo person { id givenName familyName } seat { id kind } site { id name } } }
  }
`);

export const SEATS: Record<string, string> = {
  main: $localize`:@@cohorts.seat.main:Hauptansprechperson`,
  deputy: $localize`:@@cohorts.seat.deputy:Vertretung`,
  further: $localize`:@@cohorts.seat.further:Weiterer Platz`,
};

/** A run of a curriculum: its days as a line, its people by site, and where its figures stand. */
@Component({
  selector: 'kb-cohort',
  imports: [DayPipe, Empty, GiveSeatOn, Icon, Line, MatButton, NamePipe, Page, Problem, RouterLink, Skeleton],
  templateUrl: './cohort.html',
  styleUrl: './cohort.scss',
})
export class CohortPage {
  readonly id = input.required<string>();

  private readonly session = inject(Session);
  protected readonly page = query(CohortQuery, () => ({ id: this.id() }));
  protected readonly seesPeople = computed(() => this.session.is('trainer', 'organiser', 'issuer', 'participant', 'site_contact'));
  protected readonly seesFigures = computed(() => this.session.is('trainer', 'organiser', 'issuer', 'site_contact', 'committee', 'funder', 'administrator'));
  protected readonly seesResults = computed(() => this.session.is('trainer', 'organiser', 'issuer'));
  protected readonly opensModules = computed(() => this.session.is('trainer', 'organiser'));
  protected readonly mayGive = computed(() => this.session.is('organiser'));
  protected readonly roster = query(Roster, () => (this.seesPeople() ? { id: this.id() } : undefined));

  protected readonly cohort = computed(() => (this.page.hasValue() ? this.page.value().cohort : null));
  protected readonly heading = computed(() => this.cohort()?.title ?? $localize`:@@cohorts.one:Durchgang`);
  protected readonly lead = computed(() => {
    const cohort = this.cohort();
    return cohort ? `${days(cohort.startsOn, cohort.endsOn)} · ${cohort.curriculumVersion.title}` : null;
  });
  protected readonly back = computed(() => {
    const programme = this.cohort()?.programme;
    return programme ? { link: ['/programmes', programme.id], label: programme.title } : null;
  });
  protected readonly lineLabel = $localize`:@@cohorts.events:Veranstaltungen`;
  protected readonly noEvents = $localize`:@@cohorts.noEvents:Noch ist kein Termin geplant.`;

  protected readonly stops = computed((): Stop[] => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
    const events = this.cohort()?.events ?? [];
    const next = events.find(({ endsOn, status }) => endsOn >= today && status !== 'cancelled');
    return events.map((event) => ({
      title: event.title, link: ['/events', event.id], detail: [days(event.startsOn, event.endsOn), event.venueName].filter(Boolean).join(' · '),
      state: event.status === 'cancelled' ? 'blocked' : event === next ? 'next' : event.endsOn < today ? 'done' : 'open',
      reason: event.status === 'cancelled' ? $localize`:@@cohorts.cancelled:abgesagt` : null,
    }));
  });

  /** By site; on each seat the last holder first. */
  protected readonly sites = computed(() => {
    const enrolments = this.roster.hasValue() ? this.roster.value().cohort.enrolments : [];
    const sites = new Map<string, { id: string; name: string; seats: { id: string; words: string; holders: typeof enrolments }[] }>();
    for (const enrolment of enrolments) {
      const { site, seat } = enrolment;
      const row = sites.get(site.id) ?? { ...site, seats: [] };
      sites.set(site.id, row);
      const held = row.seats.find(({ id }) => id === seat.id);
      if (held) held.holders = [enrolment, ...held.holders];
      else row.seats.push({ id: seat.id, words: SEATS[seat.kind] ?? '', holders: [enrolment] });
    }
    return [...sites.values()];
  });

  protected readonly giving = signal<string | null>(null);

  protected given(): void {
    this.giving.set(null);
    this.roster.reload();
  }
}
