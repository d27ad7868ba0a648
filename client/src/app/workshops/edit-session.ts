import { Component, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, type Difference, Field, FieldInput, SaveStateLine } from '../platform/ui';
import { STATUS_WORDS, STATUSES } from './status';
import './workshops.refusals';

const Change = graphql(`mutation ChangeSession($input: ChangeSessionInput!) { changeSession(input: $input) { id version } }`);

interface Typed {
  title: string;
  day: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  agenda: string;
  status: string;
}

interface Shown {
  id: string;
  version: number;
  title: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  agenda: string;
  moduleUuid: string | null;
  status: string;
}

/** Time, title, agenda and minutes of a session. */
@Component({
  selector: 'kb-edit-session',
  imports: [Conflict, Field, FieldInput, MatButton, SaveStateLine],
  template: `
    <form class="kb-form kb-sheet" (submit)="$event.preventDefault(); save()">
      <kb-field [label]="words.title" [error]="saving.at('title')"><input kbInput required maxlength="200" [value]="typed().title" (input)="type('title', $event)" /></kb-field>
      <kb-field [label]="words.day" [error]="saving.at('day')"><input kbInput type="date" required [value]="typed().day" (input)="type('day', $event)" /></kb-field>
      <div class="times">
        <kb-field [label]="words.startsAt" [error]="saving.at('startsAt')"><input kbInput type="time" required [value]="typed().startsAt" (input)="type('startsAt', $event)" /></kb-field>
        <kb-field [label]="words.endsAt" [error]="saving.at('endsAt')"><input kbInput type="time" required [value]="typed().endsAt" (input)="type('endsAt', $event)" /></kb-field>
      </div>
      <kb-field [label]="words.minutes" [hint]="minutesHint" [error]="saving.at('minutes')"><input kbInput type="number" min="1" max="1440" required [value]="typed().minutes" (input)="type('minutes', $event)" /></kb-field>
      <kb-field [label]="words.agenda" [error]="saving.at('agenda')"><textarea kbInput maxlength="5000" [value]="typed().agenda" (input)="type('agenda', $event)"></textarea></kb-field>
      <kb-field [label]="words.status" [error]="saving.at('status')">
        <select kbInput (change)="type('status', $event)">
          @for (status of statuses; track status.value) {
            <option [value]="status.value" [selected]="typed().status === status.value">{{ status.words }}</option>
          }
        </select>
      </kb-field>
      @if (differences().length) {
        <kb-conflict [rows]="differences()" (keepMine)="save()" (takeCurrent)="saved.emit()" />
      }
      <div class="kb-actions">
        <button matButton="filled" type="submit" [disabled]="saving.state().kind === 'saving'" i18n="@@workshops.saveSession">Einheit speichern</button>
        <button matButton type="button" (click)="cancelled.emit()" i18n="@@platform.cancel">Abbrechen</button>
      </div>
      <kb-save-state [of]="saving" />
    </form>
  `,
  styles: `
    .times {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--kb-3);
    }
  `,
})
export class EditSession {
  readonly session = input.required<Shown>();
  /** IANA zone of the event, in which its times are meant. */
  readonly zone = input.required<string>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  private readonly change = mutation(Change);
  private readonly version = linkedSignal(() => this.session().version);
  protected readonly saving = new Saving();
  protected readonly typed = linkedSignal<Typed>(() => {
    const { title, startsAt, endsAt, minutes, agenda, status } = this.session();
    const local = (at: string) => new Date(at).toLocaleString('sv-SE', { timeZone: this.zone() });
    return { title, minutes, agenda, status, day: local(startsAt).slice(0, 10), startsAt: local(startsAt).slice(11, 16), endsAt: local(endsAt).slice(11, 16) };
  });
  protected readonly differences = signal<Difference[]>([]);
  protected readonly statuses = STATUSES;
  protected readonly minutesHint = $localize`:@@workshops.minutesHint:Ohne Pausen. 45 Minuten sind eine UE.`;
  protected readonly words: Record<keyof Typed, string> = {
    title: $localize`:@@workshops.session.title:Titel der Einheit`,
    day: $localize`:@@workshops.session.day:Tag`,
    startsAt: $localize`:@@workshops.session.starts:Beginn`,
    endsAt: $localize`:@@workshops.session.ends:Ende`,
    minutes: $localize`:@@workshops.session.minutes:Geplante Minuten`,
    agenda: $localize`:@@workshops.session.agenda:Ablauf`,
    status: $localize`:@@workshops.session.status:Findet sie statt?`,
  };

  protected type(field: keyof Typed, event: globalThis.Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.update((typed) => ({ ...typed, [field]: field === 'minutes' ? Math.trunc(Number(value)) : value }));
  }

  protected async save(): Promise<void> {
    const { id, moduleUuid } = this.session();
    const done = await this.saving.run(() => this.change({ input: { sessionId: id, version: this.version(), moduleUuid, ...this.typed() } }));
    const state = this.saving.state();
    if (done) this.saved.emit();
    else if (state.kind === 'conflict') {
      const current = state.refusal.current as Typed & { version: number };
      this.version.set(current.version);
      this.differences.set((Object.keys(this.words) as (keyof Typed)[]).map((field) => ({ label: this.words[field], mine: shown(field, this.typed()[field]), current: shown(field, current[field]) })));
    }
  }
}

const shown = (field: keyof Typed, value: string | number): string => (field === 'status' ? STATUS_WORDS[value] ?? String(value) : String(value || '–'));
