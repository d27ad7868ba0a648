import { Component, computed, input, signal } from '@angular/core';
import { DayPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { nameInList, NamePipe } from '../platform/names';
import { hasWords } from '../platform/search';
import { More, Problem, Skeleton } from '../platform/ui';
import { GiveSeatOn } from './give-seat-on';

const Roster = graphql(`
  query Roster($id: ID!) {
    cohort(id: $id) { enrolments { id version validFrom validTo person { id givenName familyName } seat { id kind } site { id name } } }
  }
`);

const SEATS: Record<string, string> = {
  main: $localize`:@@cohorts.seat.main:Hauptansprechperson`,
  deputy: $localize`:@@cohorts.seat.deputy:Vertretung`,
  further: $localize`:@@cohorts.seat.further:Weiterer Platz`,
};

/** The people of a cohort by site and seat; an organiser gives a seat on here. */
@Component({
  selector: 'kb-cohort-people',
  imports: [DayPipe, GiveSeatOn, More, NamePipe, Problem, Skeleton],
  templateUrl: './people.html',
  styleUrl: './people.scss',
})
export class CohortPeople {
  readonly cohort = input.required<string>();
  readonly mayGive = input(false);

  protected readonly roster = query(Roster, () => ({ id: this.cohort() }));
  protected readonly search = signal('');
  protected readonly shown = signal(100);
  protected readonly giving = signal<string | null>(null);
  protected readonly searchLabel = $localize`:@@cohorts.search:Standort oder Name suchen`;

  /** By site; on each seat the last holder first. */
  protected readonly all = computed(() => {
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

  protected readonly sites = computed(() => this.all().filter(({ name, seats }) =>
    hasWords(this.search(), name, ...seats.flatMap(({ holders }) => holders.map(({ person }) => nameInList(person))))));

  protected find(words: string): void {
    this.search.set(words);
    this.shown.set(100);
  }

  protected given(): void {
    this.giving.set(null);
    this.roster.reload();
  }
}
