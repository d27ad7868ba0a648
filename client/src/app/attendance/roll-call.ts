import { afterNextRender, ApplicationRef, Component, computed, ElementRef, inject, Injector, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { DayPipe, WhenPipe } from '../platform/dates';
import { graphql, lookUp, mutation, query } from '../platform/graphql';
import { live } from '../platform/live';
import { nameInList } from '../platform/names';
import { asRefusal } from '../platform/refusals';
import { Saving } from '../platform/saving';
import { hasWords } from '../platform/search';
import { Toast } from '../platform/toast';
import { Conflict, type Difference, Empty, Icon, Mark, MARK_WORDS, More, Page, Problem, REPRESENTATION_WORDS, SaveStateLine, Skeleton } from '../platform/ui';
import { number, NumberPipe } from '../platform/units';
import './attendance.refusals';
import { RollCallClosing } from './roll-call-closing';
import { KINDS, RollCallSeat } from './roll-call-seat';
import { changed, contestedIn, type Draft, EMPTY, type Entry, entryOf, inputOf, lacksMinutes, openOn, type Sheet, standOf, stored, substituteOf } from './sheet';
import { SigningList } from './signing-list';

const SheetQuery = graphql(`
  query RollCall($id: ID!) {
    session(id: $id) { id title startsAt endsAt minutes status event { id title timeZone venueName venueAddress status cohort { id } programme { id title } sessions { id title startsAt status } } }
    rollCall(sessionId: $id) { minutes day dayHasCome notRecorded closing { closedAt closedBy } sites { siteId name shortName seats { seatId kind substitute { name version }
      persons { enrolmentId givenName familyName holds mark { kind minutesMissed version } } } } }
  }
`);

const Record = graphql(`
  mutation RecordAttendance($input: RecordAttendanceInput!) {
    recordAttendance(input: $input) { minutes day dayHasCome notRecorded closing { closedAt closedBy } sites { siteId name shortName seats { seatId kind substitute { name version }
      persons { enrolmentId givenName familyName holds mark { kind minutesMissed version } } } } }
  }
`);

/** The list that a trainer holds in the room: each site with its seats side by side, and at once how it is represented. */
@Component({
  selector: 'kb-roll-call',
  imports: [Conflict, DayPipe, Empty, Icon, Mark, MatButton, More, NumberPipe, Page, Problem, RollCallClosing, RollCallSeat, RouterLink, SaveStateLine, SigningList, Skeleton, WhenPipe],
  templateUrl: './roll-call.html',
  styleUrl: './roll-call.scss',
  host: { '(window:beforeunload)': 'warn($event)', '(window:beforeprint)': 'print(true)', '(window:afterprint)': 'print(false)' },
})
export class RollCallPage {
  readonly id = input.required<string>();

  private readonly application = inject(ApplicationRef);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly toast = inject(Toast);
  private readonly record = mutation(Record);
  private readonly see = lookUp(SheetQuery);
  protected readonly page = query(SheetQuery, () => ({ id: this.id() }));
  protected readonly saving = new Saving();
  private readonly conflict = viewChild(Conflict);

  /** The sheet as the server last told it. */
  protected readonly sheet = linkedSignal<Sheet | null>(() => (this.page.hasValue() ? this.page.value().rollCall : null));
  protected readonly draft = linkedSignal<string, Draft>({ source: this.id, computation: () => EMPTY });
  /** Enrolments and seats that somebody else changed after they were tapped here. */
  private readonly contested = signal<ReadonlySet<string>>(new Set());
  protected readonly search = signal('');
  protected readonly shown = signal(40);
  /** The list for paper is made when it is asked for: at 1,000 people it would double the page. */
  protected readonly printing = signal(false);
  protected readonly kinds = KINDS;
  protected readonly onlyOpen = signal(false);
  /** Somebody wanted to save: from then on a field that is still empty says so. */
  protected readonly demanded = signal(false);

  protected readonly session = computed(() => (this.page.hasValue() ? this.page.value().session : null));
  protected readonly cancelled = computed(() => this.session()?.status === 'cancelled' || this.session()?.event.status === 'cancelled');
  protected readonly heading = computed(() => this.session()?.title ?? $localize`:@@attendance.title:Anwesenheit`);
  protected readonly back = computed(() => {
    const event = this.session()?.event;
    return event ? { link: ['/events', event.id], label: event.title } : null;
  });
  protected readonly following = computed(() => {
    const sessions = (this.session()?.event.sessions ?? []).filter(({ status }) => status !== 'cancelled');
    return sessions[sessions.findIndex(({ id }) => id === this.id()) + 1] ?? null;
  });

  protected readonly allRows = computed(() => {
    const sheet = this.sheet();
    const draft = this.draft();
    return (sheet?.sites ?? []).map((site) => {
      const stand = standOf(site, draft, sheet!.minutes);
      return {
        site, stand, words: REPRESENTATION_WORDS[stand],
        seats: site.seats.map((seat) => ({ seat, entries: seat.persons.map((person) => entryOf(person, draft)), substitute: substituteOf(seat, draft) })),
      };
    });
  });
  protected readonly rows = computed(() => this.allRows().filter(({ site, seats }) =>
    hasWords(this.search(), site.name, ...seats.flatMap(({ seat }) => seat.persons.map(nameInList)))
    && (!this.onlyOpen() || seats.some(({ entries }) => entries.some(({ kind }) => kind === 'not_recorded')))));
  protected readonly isLong = computed(() => this.allRows().length > 12);
  protected readonly open = computed(() => (this.sheet() ? openOn(this.sheet()!, this.draft()) : []));
  protected readonly tally = computed(() => {
    const stands = this.allRows().map(({ stand }) => stand);
    const none = stands.filter((stand) => stand === 'none').length;
    const unknown = stands.filter((stand) => stand === 'not_recorded').length;
    return { all: stands.length, represented: stands.length - none - unknown, none, unknown };
  });
  protected readonly differences = computed<Difference[]>(() => {
    const { entries, substitutes } = this.draft();
    return (this.sheet()?.sites ?? []).flatMap((site) => site.seats.flatMap((seat) => [
      ...seat.persons.filter(({ enrolmentId }) => this.contested().has(enrolmentId) && entries.has(enrolmentId))
        .map((person) => ({ label: nameInList(person), mine: inWords(entries.get(person.enrolmentId)!), current: inWords(stored(person)) })),
      ...(this.contested().has(seat.seatId) && substitutes.has(seat.seatId) ? [{ label: site.shortName, mine: substitutes.get(seat.seatId) || '–', current: seat.substitute?.name ?? '–' }] : []),
    ]));
  });
  protected readonly changes = computed(() => {
    if (!this.sheet()) return 0;
    const { entries, substitutes } = changed(this.sheet()!, this.draft());
    return entries.size + substitutes.size;
  });
  /** People who came late or left early without a number of minutes that can be. */
  protected readonly lacking = computed(() => {
    const minutes = this.sheet()?.minutes ?? 0;
    return [...this.draft().entries.values()].filter((entry) => lacksMinutes(entry, minutes)).length;
  });
  protected readonly searchLabel = $localize`:@@attendance.search:Standort oder Name suchen`;
  protected readonly cancelledText = $localize`:@@attendance.refusal.cancelled:Diese Einheit ist abgesagt. Für sie wird keine Anwesenheit eingetragen.`;
  protected readonly lackingText = computed(() => (this.lacking() === 1
    ? $localize`:@@attendance.lackingOne:Bei 1 Person fehlen die Minuten oder sind mehr als geplant. Bitte tragen Sie ein, wie viele sie gefehlt hat.`
    : $localize`:@@attendance.lacking:Bei ${number(this.lacking())}:count: Personen fehlen die Minuten oder sind mehr als geplant. Bitte tragen Sie ein, wie viele sie gefehlt haben.`));
  protected readonly safe = $localize`:@@platform.save.safe:Was Sie eingegeben haben, steht noch hier.`;
  protected readonly emptyText = $localize`:@@attendance.empty:Für diesen Tag ist kein Platz besetzt. Die Liste füllt sich, sobald die Standorte Personen benannt haben.`;

  constructor() {
    live(() => (this.sheet() ? `/live/sessions/${this.id()}` : undefined), () => this.follow());
  }

  /** What colleagues save meanwhile stands here by itself; what was tapped here stays. */
  private async follow(): Promise<void> {
    for (;;) {
      const before = this.sheet();
      const { rollCall } = await this.see({ id: this.id() });
      if (!before || !rollCall) return;
      // Saved from here in the meantime, what was seen may be the older of the two.
      if (this.sheet() === before) return this.meanwhile(before, rollCall);
    }
  }

  protected mark({ enrolmentId, entry }: { enrolmentId: string; entry: Entry }): void {
    this.draft.update(({ entries, substitutes }) => ({ entries: new Map(entries).set(enrolmentId, entry), substitutes }));
  }

  protected standIn(seatId: string, name: string): void {
    this.draft.update(({ entries, substitutes }) => ({ entries, substitutes: new Map(substitutes).set(seatId, name) }));
  }

  protected restPresent(): void {
    const before = this.draft();
    const rest = this.open();
    this.draft.update(({ entries, substitutes }) => ({
      entries: new Map([...entries, ...rest.map(({ enrolmentId }): [string, Entry] => [enrolmentId, { kind: 'present', minutes: null }])]), substitutes,
    }));
    this.toast.say(rest.length === 1
      ? $localize`:@@attendance.restDoneOne:1 Person als anwesend vorgemerkt.`
      : $localize`:@@attendance.restDone:${number(rest.length)}:count: Personen als anwesend vorgemerkt.`, () => this.draft.set(before));
  }

  /** What stands side by side is decided there: on a phone it may be far from the button. */
  protected async save(): Promise<void> {
    const conflict = this.conflict();
    if (conflict) conflict.lead();
    else await this.store();
  }

  protected async store(): Promise<void> {
    const sheet = this.sheet();
    if (!sheet) return;
    this.demanded.set(this.lacking() > 0);
    if (this.lacking()) {
      afterNextRender(() => {
        const field = this.host.querySelector<HTMLElement>('input[aria-invalid]');
        field?.focus();
        // The bar has grown by its words.
        field?.scrollIntoView({ block: 'center' });
      }, { injector: this.injector });
      return;
    }
    // What is sent is no longer only noted, and taking the note back would not take it back.
    this.toast.close();
    const sent = this.draft();
    const saved = await this.saving.run(async () => (await this.record({ input: { sessionId: this.id(), ...inputOf(sheet, sent) } })).recordAttendance);
    const state = this.saving.state();
    if (saved) {
      this.sheet.set(saved);
      // What was tapped while the answer was on its way stays.
      this.draft.update((draft) => changed(saved, draft));
      this.contested.set(new Set());
    } else if (state.kind === 'conflict' && asRefusal(state.refusal).code === 'platform/changed-meanwhile') {
      this.meanwhile(sheet, state.refusal.current as Sheet);
      if (!this.differences().length) this.saving.reset();
    }
  }

  /** Somebody else was faster: what stands there now comes to the sheet, beside what was tapped here, which stays. */
  private meanwhile(before: Sheet, now: Sheet): void {
    const draft = changed(now, this.draft());
    this.contested.update((contested) => new Set([...contested, ...contestedIn(draft, before, now)]));
    this.sheet.set(now);
    this.draft.set(draft);
  }

  /** Somebody closed the list here, or opened it again: of the marks nothing has changed. */
  protected ended(how: Pick<Sheet, 'closing' | 'notRecorded'>): void {
    this.sheet.update((sheet) => sheet && { ...sheet, ...how });
  }

  protected takeCurrent(): void {
    this.draft.set(EMPTY);
    this.contested.set(new Set());
    this.saving.reset();
  }

  protected print(printing: boolean): void {
    this.printing.set(printing);
    // The browser prints what stands when its event returns.
    this.application.tick();
  }

  protected openPrint(): void {
    window.print();
  }

  protected readonly onPaper = (entry: Entry): string => (entry.kind === 'not_recorded' ? '' : inWords(entry));

  protected find(words: string): void {
    this.search.set(words);
    this.shown.set(40);
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.changes()) event.preventDefault();
  }
}

const inWords = ({ kind, minutes }: Entry): string => (minutes ? `${MARK_WORDS[kind]} (${minutes} min)` : MARK_WORDS[kind]);
