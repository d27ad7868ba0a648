import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Confirm } from '../platform/confirm';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, type Difference, Field, FieldInput, SaveStateLine } from '../platform/ui';
import { STATUS_WORDS, STATUSES } from './status';
import './workshops.refusals';

const Change = graphql(`mutation ChangeEvent($input: ChangeEventInput!) { changeEvent(input: $input) { id version } }`);

interface Typed {
  venueName: string;
  venueAddress: string;
  bring: string;
  status: string;
}

/** Place, what to bring, and whether it takes place. */
@Component({
  selector: 'kb-edit-event',
  imports: [Conflict, Field, FieldInput, MatButton, SaveStateLine],
  template: `
    <form class="kb-form kb-sheet" (submit)="$event.preventDefault(); save()">
      <kb-field [label]="words.venueName" [error]="saving.at('venueName')"><input kbInput maxlength="200" [value]="typed().venueName" (input)="type('venueName', $event)" /></kb-field>
      <kb-field [label]="words.venueAddress" [error]="saving.at('venueAddress')"><input kbInput maxlength="500" [value]="typed().venueAddress" (input)="type('venueAddress', $event)" /></kb-field>
      <kb-field [label]="words.bring" [error]="saving.at('bring')"><textarea kbInput maxlength="1000" [value]="typed().bring" (input)="type('bring', $event)"></textarea></kb-field>
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
        <button matButton="filled" type="submit" [disabled]="saving.state().kind === 'saving'" i18n="@@workshops.saveEvent">Veranstaltung speichern</button>
        <button matButton type="button" (click)="cancelled.emit()" i18n="@@platform.cancel">Abbrechen</button>
      </div>
      <kb-save-state [of]="saving" />
    </form>
  `,
})
export class EditEvent {
  readonly event = input.required<Typed & { id: string; version: number; title: string; sessions: readonly { title: string }[] }>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  private readonly confirm = inject(Confirm);
  private readonly change = mutation(Change);
  private readonly version = linkedSignal(() => this.event().version);
  protected readonly saving = new Saving();
  protected readonly typed = linkedSignal<Typed>(() => {
    const { venueName, venueAddress, bring, status } = this.event();
    return { venueName, venueAddress, bring, status };
  });
  protected readonly differences = signal<Difference[]>([]);
  protected readonly statuses = STATUSES;
  protected readonly words: Record<keyof Typed, string> = {
    venueName: $localize`:@@workshops.venueName:Name des Ortes`,
    venueAddress: $localize`:@@workshops.venueAddress:Straße und Ort`,
    bring: $localize`:@@workshops.bringLong:Was die Teilnehmenden mitbringen`,
    status: $localize`:@@workshops.statusLabel:Findet sie statt?`,
  };

  protected type(field: keyof Typed, event: globalThis.Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.update((typed) => ({ ...typed, [field]: value }));
  }

  protected async save(): Promise<void> {
    const { title, sessions, status } = this.event();
    if (this.typed().status === 'cancelled' && status !== 'cancelled' && !await this.confirm.ask({
      title: $localize`:@@workshops.cancel.title:„${title}:title:“ mit ${sessions.length}:count: Einheiten absagen?`,
      text: $localize`:@@workshops.cancel.text:Abgesagte Einheiten zählen für niemanden. In den Kalendern bleiben sie als abgesagt stehen.`,
      names: sessions.map((session) => session.title), confirm: $localize`:@@workshops.cancel.confirm:Veranstaltung absagen`, danger: true,
    })) return;
    const done = await this.saving.run(() => this.change({ input: { eventId: this.event().id, version: this.version(), ...this.typed() } }));
    const state = this.saving.state();
    if (done) this.saved.emit();
    else if (state.kind === 'conflict') {
      const current = state.refusal.current as Typed & { version: number };
      this.version.set(current.version);
      this.differences.set((Object.keys(this.words) as (keyof Typed)[]).map((field) => ({ label: this.words[field], mine: shown(field, this.typed()[field]), current: shown(field, current[field]) })));
    }
  }
}

const shown = (field: keyof Typed, value: string): string => (field === 'status' ? STATUS_WORDS[value] ?? value : value || '–');
