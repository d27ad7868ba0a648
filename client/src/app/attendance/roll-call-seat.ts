import { afterNextRender, Component, computed, inject, Injector, input, output, signal } from '@angular/core';
import { NamePipe } from '../platform/names';
import { Icon, Mark, MARK_WORDS, type MarkKind } from '../platform/ui';
import { asksMinutes, type Entry, isThere, lacksMinutes, NOT_RECORDED, type SheetSeat } from './sheet';

export const KINDS: MarkKind[] = ['present', 'late', 'left_early', 'excused', 'absent'];
let count = 0;

export const SEAT_WORDS: Record<string, string> = {
  main: $localize`:@@attendance.seat.main:Hauptansprechperson`,
  deputy: $localize`:@@attendance.seat.deputy:Vertretung`,
  further: $localize`:@@attendance.seat.further:Weiterer Platz`,
};

/** One seat in a room: who holds it, five large targets, minutes, and who stood in. */
@Component({
  selector: 'kb-roll-call-seat',
  imports: [Icon, Mark, NamePipe],
  template: `
    <span class="seat">{{ seatWords() }}</span>
    @for (person of people(); track person.holder.enrolmentId) {
      <div class="person" role="group" [attr.aria-labelledby]="id + $index">
        <strong class="name" [id]="id + $index">{{ person.holder | kbName }}</strong>
        <div class="marking">
          <div class="kinds" [class.alone]="ahead() || fixed()">
            @for (kind of fixed() ? recorded(person.entry) : kinds(); track kind) {
              <label [class]="kind" [class.on]="person.entry.kind === kind">
                <input type="radio" [name]="id + person.holder.enrolmentId" [checked]="person.entry.kind === kind" [disabled]="!person.holder.holds || fixed()" (change)="choose(person.holder.enrolmentId, kind, $event)" />
                <kb-mark [kind]="kind" [short]="kind !== 'present' && !ahead() && !fixed()" />
              </label>
            }
          </div>
          @if (!fixed()) {
            <p class="now" [class.quiet]="person.entry.kind === 'not_recorded'">
              <span>{{ kindWords[person.entry.kind] }}</span>
              @if (person.entry.kind !== 'not_recorded') {
                <button type="button" (click)="mark.emit({ enrolmentId: person.holder.enrolmentId, entry: none })" [attr.aria-label]="takeBackWords(person.holder.familyName)"><kb-icon name="undo" /></button>
              }
            </p>
          }
          @if (person.asks) {
            <label class="minutes" [class.wrong]="person.wrong">
              <input class="kb-input kb-figures" type="number" [id]="id + person.holder.enrolmentId" inputmode="numeric" min="1" [max]="planned()" [value]="person.entry.minutes ?? ''" [disabled]="fixed()" [attr.aria-invalid]="person.wrong ? true : null"
                (input)="minutes(person.holder.enrolmentId, person.entry, $event)" />
              <span i18n="@@attendance.minutesMissed">Minuten gefehlt (1 bis {{ planned() }})</span>
            </label>
          }
        </div>
      </div>
    } @empty {
      <p class="kb-muted" i18n="@@attendance.vacant">Der Platz ist nicht besetzt.</p>
    }
    @if (maySubstitute()) {
      @if (substitute() || asked()) {
        <label class="substitute">
          <span i18n="@@attendance.substitute">Ersatzperson (Name)</span>
          <textarea class="kb-input" rows="1" maxlength="200" [id]="id + 'substitute'" autocomplete="off" [disabled]="fixed()" [value]="substitute()" (keydown.enter)="$event.preventDefault()" (input)="name($event)"></textarea>
        </label>
      } @else {
        <button type="button" class="quiet" (click)="ask()"><kb-icon name="plus" /><ng-container i18n="@@attendance.addSubstitute">Ersatzperson</ng-container></button>
      }
    }
  `,
  styleUrl: './roll-call-seat.scss',
  host: { '[class.handed-on]': 'people().length > 1' },
})
export class RollCallSeat {
  readonly seat = input.required<SheetSeat>();
  readonly entries = input.required<readonly Entry[]>();
  readonly substitute = input.required<string>();
  /** Planned minutes of the session. */
  readonly planned = input.required<number>();
  /** The day has not come: only an excuse can be recorded. */
  readonly ahead = input(false);
  /** The list is closed: it is read. */
  readonly fixed = input(false);
  /** Minutes that are still missing are asked for in red. */
  readonly demanded = input(false);
  readonly mark = output<{ enrolmentId: string; entry: Entry }>();
  readonly standIn = output<string>();

  private readonly injector = inject(Injector);
  protected readonly asked = signal(false);
  protected readonly kinds = computed(() => (this.ahead() ? KINDS.filter((kind) => kind === 'excused') : KINDS));
  /** What a closed list shows. */
  protected readonly recorded = ({ kind }: Entry): MarkKind[] => KINDS.filter((one) => one === kind);
  protected readonly kindWords = MARK_WORDS;
  protected readonly none = NOT_RECORDED;
  protected readonly id = `kb-seat-${++count}-`;
  protected readonly seatWords = computed(() => SEAT_WORDS[this.seat().kind]);
  protected readonly people = computed(() => this.seat().persons.map((holder, index) => {
    const entry = this.entries()[index] ?? NOT_RECORDED;
    const asks = asksMinutes(entry.kind);
    return { holder, entry, asks, wrong: lacksMinutes(entry, this.planned()) && (entry.minutes !== null || this.demanded()) };
  }));
  protected readonly maySubstitute = computed(() => this.substitute() !== '' || !this.ahead() && !this.fixed() && !this.entries().some(({ kind }) => isThere(kind)));

  /** As typed, for whoever comes back to a kind after a slip of the finger. */
  private readonly minutesSaid = new Map<string, number | null>();

  /** How many minutes is for a person to say. By keyboard the arrows pass on to the next kind, so the field only waits there. */
  protected choose(enrolmentId: string, kind: MarkKind, { target }: Event): void {
    this.mark.emit({ enrolmentId, entry: { kind, minutes: asksMinutes(kind) ? this.minutesSaid.get(enrolmentId) ?? null : null } });
    if (asksMinutes(kind) && !(target as HTMLElement).matches(':focus-visible')) {
      afterNextRender(() => document.getElementById(this.id + enrolmentId)?.focus(), { injector: this.injector });
    }
  }

  protected minutes(enrolmentId: string, { kind }: Entry, event: Event): void {
    const typed = (event.target as HTMLInputElement).valueAsNumber;
    this.minutesSaid.set(enrolmentId, Number.isFinite(typed) ? Math.trunc(typed) : null);
    this.mark.emit({ enrolmentId, entry: { kind, minutes: this.minutesSaid.get(enrolmentId)! } });
  }

  protected ask(): void {
    this.asked.set(true);
    afterNextRender(() => document.getElementById(`${this.id}substitute`)?.focus(), { injector: this.injector });
  }

  protected name(event: Event): void {
    this.standIn.emit((event.target as HTMLTextAreaElement).value);
  }

  protected takeBackWords(name: string): string {
    return $localize`:@@attendance.takeBack:Eintrag von ${name}:name: zurücknehmen`;
  }
}
