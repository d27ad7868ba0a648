import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { day } from '../platform/dates';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Toast } from '../platform/toast';
import { Field, FieldInput, Problem, SaveStateLine } from '../platform/ui';
import './cohorts.refusals';

const Give = graphql(`
  mutation GiveSeatOn($input: GiveSeatOnInput!) { giveSeatOn(input: $input) { id person { givenName familyName } validFrom } }
`);

interface Current {
  enrolmentId: string | null;
  version: number | null;
  holder: string | null;
  from: string | null;
}

/** Somebody else takes a seat from a day on; what the person before did stays theirs. */
@Component({
  selector: 'kb-give-seat-on',
  imports: [Field, FieldInput, MatButton, Problem, SaveStateLine],
  template: `
    <form class="kb-form kb-sheet" (submit)="$event.preventDefault(); save(givenName.value, family.value, email.value, from.value)">
      <p i18n="@@cohorts.give.text">Anwesenheit und Ergebnisse bis zu diesem Tag bleiben bei der bisherigen Person.</p>
      <kb-field [label]="givenLabel" [error]="saving.at('person.givenName')"><input #givenName kbInput required maxlength="100" autocomplete="off" /></kb-field>
      <kb-field [label]="familyLabel" [error]="saving.at('person.familyName')"><input #family kbInput required maxlength="100" autocomplete="off" /></kb-field>
      <kb-field [label]="emailLabel" [hint]="emailHint" [error]="saving.at('person.email')"><input #email kbInput type="email" required maxlength="254" autocomplete="off" /></kb-field>
      <kb-field [label]="fromLabel" [error]="saving.at('from')"><input #from kbInput type="date" required /></kb-field>
      @if (conflict(); as text) {
        <kb-problem [text]="text" [safe]="safe" />
      }
      <div class="kb-actions">
        <button matButton="filled" type="submit" [disabled]="saving.state().kind === 'saving'" i18n="@@cohorts.give.save">Platz weitergeben</button>
        <button matButton type="button" (click)="cancelled.emit()" i18n="@@platform.cancel">Abbrechen</button>
      </div>
      <kb-save-state [of]="saving" />
    </form>
  `,
})
export class GiveSeatOn {
  readonly seatId = input.required<string>();
  readonly holder = input.required<{ id: string; version: number }>();
  readonly given = output<void>();
  readonly cancelled = output<void>();

  private readonly toast = inject(Toast);
  private readonly give = mutation(Give);
  private readonly seen = linkedSignal<{ id: string | null; version: number | null }>(() => this.holder());
  protected readonly saving = new Saving();
  protected readonly conflict = signal<string | null>(null);
  protected readonly givenLabel = $localize`:@@cohorts.give.givenName:Vorname`;
  protected readonly familyLabel = $localize`:@@cohorts.give.familyName:Nachname`;
  protected readonly emailLabel = $localize`:@@cohorts.give.email:E-Mail-Adresse`;
  protected readonly emailHint = $localize`:@@cohorts.give.emailHint:Dorthin gehen die Codes zum Anmelden.`;
  protected readonly fromLabel = $localize`:@@cohorts.give.from:Erster Tag auf dem Platz`;
  protected readonly safe = $localize`:@@platform.save.safe:Was Sie eingegeben haben, steht noch hier.`;

  protected async save(givenName: string, familyName: string, email: string, from: string): Promise<void> {
    this.conflict.set(null);
    const { id: enrolmentId, version } = this.seen();
    const saved = await this.saving.run(() => this.give({ input: { seatId: this.seatId(), enrolmentId, version, from, person: { givenName, familyName, email } } }));
    const state = this.saving.state();
    if (saved) {
      const { person, validFrom } = saved.giveSeatOn;
      this.toast.say($localize`:@@cohorts.give.done:${person.givenName}:given: ${person.familyName}:family: hat den Platz ab ${day(validFrom)}:day:.`);
      this.given.emit();
    } else if (state.kind === 'conflict') {
      const current = state.refusal.current as Current;
      this.seen.set({ id: current.enrolmentId, version: current.version });
      this.conflict.set($localize`:@@cohorts.give.conflict:Der Platz wurde inzwischen an ${current.holder ?? '–'}:holder: gegeben, ab ${current.from ? day(current.from) : '–'}:day:. Wenn er trotzdem weitergehen soll, wählen Sie einen späteren Tag und speichern noch einmal.`);
    }
  }
}
