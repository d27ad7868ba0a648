import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { day, DaysPipe, time } from '../platform/dates';
import { graphql, query, type ResultOf } from '../platform/graphql';
import { live } from '../platform/live';
import { nameInList } from '../platform/names';
import { hasWords } from '../platform/search';
import { Session } from '../platform/session';
import { Empty, Figure, HalfTile, More, Page, Problem, type SeatMark, Skeleton, WideTable } from '../platform/ui';
import { number, UePipe, ueOf } from '../platform/units';
import { SEAT_WORDS } from './roll-call-seat';
import { shown } from './sheet';
import { REPRESENTED_WORDS, StandTile } from './stand-tile';

const Sites = graphql(`
  query AttendanceOfSites($id: ID!) {
    cohort(id: $id) {
      id title programme { id }
      events { id title startsOn endsOn status sessions { id title startsAt status } }
      siteAttendance { site { id name shortName } persons attended events { eventId represented sessions { sessionId stand } } }
    }
  }
`);

const Persons = graphql(`
  query AttendanceOfPersons($id: ID!) {
    cohort(id: $id) {
      personAttendance {
        person { id givenName familyName } siteId seatKind
        marks { sessionId kind minutesMissed }
        minutes { attended offered notRecorded modules { moduleUuid title attended offered } }
      }
    }
  }
`);

type SiteRow = ResultOf<typeof Sites>['cohort']['siteAttendance'][number];

/** A whole cohort at one glance: sites by sessions with their two halves, or people with UE by module. */
/** A row of the wide table has a hundred parts and more: a phone draws so many without a pause. */
const FIRST = 25;

@Component({
  selector: 'kb-attendance-matrix',
  imports: [DaysPipe, Empty, Figure, HalfTile, More, Page, Problem, RouterLink, Skeleton, StandTile, UePipe, WideTable],
  templateUrl: './matrix.html',
  styleUrl: './matrix.scss',
})
export class MatrixPage {
  readonly id = input.required<string>();
  /** people, or sites. */
  readonly view = input<string>();

  private readonly session = inject(Session);
  protected readonly page = query(Sites, () => ({ id: this.id() }));
  protected readonly seesPeople = computed(() => this.session.is('trainer', 'organiser', 'issuer'));
  protected readonly people = query(Persons, () => (this.seesPeople() ? { id: this.id() } : undefined));
  protected readonly mayRecord = computed(() => this.session.is('trainer', 'organiser'));

  protected readonly heading = $localize`:@@attendance.matrix.title:Anwesenheit im Überblick`;
  protected readonly emptyText = $localize`:@@attendance.matrix.empty:Noch ist nichts geplant oder niemand benannt. Sobald Termine und Plätze stehen, sehen Sie hier, wer da war.`;
  protected readonly cohort = computed(() => (this.page.hasValue() ? this.page.value().cohort : null));
  protected readonly back = computed(() => {
    const cohort = this.cohort();
    return cohort ? { link: ['/cohorts', cohort.id], label: cohort.title } : null;
  });
  protected readonly showsPeople = computed(() => this.seesPeople() && this.view() === 'people');

  protected readonly events = computed(() => (this.cohort()?.events ?? [])
    .map((event) => ({ ...event, sessions: event.sessions.filter(({ status }) => status !== 'cancelled').map((session, index, all) => ({
      ...session, time: time(session.startsAt).replace('\u00a0Uhr', ''),
      // The day stands over its first session alone.
      day: index === 0 || day(all[index - 1]!.startsAt) !== day(session.startsAt) ? day(session.startsAt).split(/\s/).slice(0, 2).join(' ') : '',
    })) }))
    .filter(({ status, sessions }) => status !== 'cancelled' && sessions.length)
    .map((event) => {
      const cells = event.sessions.reduce((all, session) => all + (session.day ? 63 : 56), 0);
      // A single session leaves its title room for few lines: the head is as high as the highest.
      const sum = Math.max(100, 260 - cells);
      return { ...event, sum, width: cells + sum };
    }));

  /** Of all columns but the first, in pixels: a table that need not look at its cells to know its columns grows at once. */
  protected readonly columns = computed(() => this.events().reduce((all, { width }) => all + width, 0));

  private readonly marks = computed(() => {
    const found = new Map<string, SeatMark>();
    for (const { person, siteId, seatKind, marks } of this.persons()) {
      for (const { sessionId, kind, minutesMissed } of marks) {
        found.set(`${siteId} ${sessionId} ${seatKind}`, {
          seat: SEAT_WORDS[seatKind] ?? '', name: nameInList(person), kind: shown(kind), detail: minutesMissed ? `${minutesMissed} min` : null,
        });
      }
    }
    return found;
  });

  protected readonly rows = computed(() => [...(this.cohort()?.siteAttendance ?? [])].sort((a, b) => a.site.shortName.localeCompare(b.site.shortName, 'de')).map((row) => ({
    site: row.site,
    events: this.events().map((event) => this.atEvent(row, event.id)),
  })));

  private readonly firsts = computed(() => new Set(this.events().flatMap(({ sessions }) => sessions).filter((session) => session.day).map(({ id }) => id)));

  constructor() {
    live(() => (this.page.hasValue() ? `/live/cohorts/${this.id()}` : undefined), () => {
      this.page.reload();
      this.people.reload();
    });
  }

  private atEvent(row: SiteRow, eventId: string) {
    const at = row.events.find((event) => event.eventId === eventId);
    return {
      represented: at?.represented ?? 'undecided', words: REPRESENTED_WORDS[at?.represented ?? 'undecided'],
      sessions: (at?.sessions ?? []).map(({ sessionId, stand }) => ({
        sessionId, first: this.firsts().has(sessionId), stand: shown(stand) as never,
        main: this.marks().get(`${row.site.id} ${sessionId} main`) ?? null, deputy: this.marks().get(`${row.site.id} ${sessionId} deputy`) ?? null,
      })),
    };
  }

  protected readonly other = $localize`:@@attendance.matrix.noModule:Ohne Modul`;
  protected readonly shown = signal(FIRST);
  protected readonly search = signal('');
  protected readonly searchLabel = computed(() => (this.showsPeople() ? $localize`:@@attendance.search:Standort oder Name suchen` : $localize`:@@attendance.searchSite:Standort suchen`));
  protected readonly foundRows = computed(() => this.rows().filter(({ site }) => hasWords(this.search(), site.name, site.shortName)));
  protected readonly foundPersons = computed(() => this.personRows().filter(({ name, site }) => hasWords(this.search(), name, site)));
  protected readonly step = FIRST;
  protected readonly hasMarks = computed(() => this.marks().size > 0);
  protected readonly persons = computed(() => (this.people.hasValue() ? this.people.value().cohort.personAttendance : []));
  protected readonly modules = computed(() => this.persons()[0]?.minutes.modules ?? []);
  protected readonly siteNames = computed(() => new Map((this.cohort()?.siteAttendance ?? []).map(({ site }) => [site.id, site.shortName])));
  protected readonly personRows = computed(() => this.persons().map(({ person, siteId, seatKind, minutes }) => ({
    id: person.id + seatKind, name: nameInList(person), site: this.siteNames().get(siteId) ?? '', seat: SEAT_WORDS[seatKind] ?? '', minutes,
    text: ueOf(minutes.attended, minutes.offered),
    reason: minutes.notRecorded ? $localize`:@@attendance.matrix.notRecorded:Für ${number(minutes.notRecorded)}:minutes: Minuten ist nichts erfasst. Sie zählen nicht mit.` : null,
  })));

  protected find(words: string): void {
    this.search.set(words);
    this.shown.set(FIRST);
  }
}
