import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { versionName } from '../curricula/words';
import { days, today } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Empty, Icon, Line, Page, Problem, Skeleton, type Stop } from '../platform/ui';
import { CohortPeople } from './people';

const CohortQuery = graphql(`
  query Cohort($id: ID!) {
    cohort(id: $id) { id title startsOn endsOn programme { id title } curriculumVersion { title number patch curriculum { id } } events { id title startsOn endsOn status venueName } }
  }
`);

/** A run of a curriculum: its days as a line, its people by site, and where its figures stand. */
@Component({
  selector: 'kb-cohort',
  imports: [CohortPeople, Empty, Icon, Line, MatButton, Page, Problem, RouterLink, Skeleton],
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
  protected readonly mayReadCurriculum = computed(() => this.session.is('trainer', 'organiser', 'administrator'));
  protected readonly mayGive = computed(() => this.session.is('organiser'));

  protected readonly cohort = computed(() => (this.page.hasValue() ? this.page.value().cohort : null));
  protected readonly heading = computed(() => this.cohort()?.title ?? $localize`:@@cohorts.one:Durchgang`);
  protected readonly lead = computed(() => {
    const cohort = this.cohort();
    return cohort ? days(cohort.startsOn, cohort.endsOn) : null;
  });
  protected readonly back = computed(() => {
    const programme = this.cohort()?.programme;
    return programme ? { link: ['/programmes', programme.id], label: programme.title } : null;
  });
  protected readonly curriculum = computed(() => {
    const version = this.cohort()?.curriculumVersion;
    return version ? `${version.title}, ${versionName(version)}` : '';
  });
  protected readonly lineLabel = $localize`:@@cohorts.events:Veranstaltungen`;
  protected readonly noEvents = $localize`:@@cohorts.noEvents:Noch ist kein Termin geplant.`;

  protected readonly stops = computed((): Stop[] => {
    const now = today();
    const events = this.cohort()?.events ?? [];
    const next = events.find(({ endsOn, status }) => endsOn >= now && status !== 'cancelled');
    return events.map((event) => ({
      title: event.title, link: ['/events', event.id], detail: [days(event.startsOn, event.endsOn), event.venueName].filter(Boolean).join(' · '),
      state: event.status === 'cancelled' ? 'cancelled' : event === next ? 'next' : event.endsOn < now ? 'done' : 'open',
    }));
  });
}
