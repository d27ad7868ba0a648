import { afterNextRender, Component, computed, ElementRef, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { day } from '../platform/dates';
import { Saving } from '../platform/saving';
import { Conflict, type Difference, Field, FieldInput, SaveStateLine } from '../platform/ui';
import { STATUS_WORDS, STATUSES } from './status';
import './workshops.refusals';

export type Typed = Record<string, string | number>;

export interface EditField {
  key: string;
  label: string;
  kind: 'text' | 'area' | 'date' | 'time' | 'number' | 'status';
  hint?: string;
  required?: boolean;
  /** Characters at the most, or the greatest number. */
  max?: number;
  /** Stands beside its neighbour where there is room. */
  half?: boolean;
}

/** What can be changed of an event or a session. Whoever saves second sees both states and keeps what they typed. */
@Component({
  selector: 'kb-edit-form',
  imports: [Conflict, Field, FieldInput, MatButton, SaveStateLine],
  templateUrl: './edit-form.html',
  styleUrl: './edit-form.scss',
})
export class EditForm {
  readonly fields = input.required<readonly EditField[]>();
  readonly values = input.required<Typed>();
  /** The version that the values are of. */
  readonly version = input.required<number>();
  /** What the button does: "Einheit speichern". */
  readonly deed = input.required<string>();
  readonly store = input.required<(typed: Typed, version: number) => Promise<unknown>>();
  /** Asked before storing; false leaves all as it is. */
  readonly sure = input<(typed: Typed) => boolean | Promise<boolean>>(() => true);
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly saving = new Saving();
  protected readonly typed = linkedSignal(() => this.values());
  private readonly seen = linkedSignal(() => this.version());
  private readonly current = signal<Typed | null>(null);
  protected readonly statuses = STATUSES;
  protected readonly differences = computed((): Difference[] => {
    const [current, typed] = [this.current(), this.typed()];
    if (!current) return [];
    const rows = this.fields().map(({ key, kind, label }) => ({ label, mine: shown(kind, typed[key]!), current: shown(kind, current[key]!) }));
    const differing = rows.filter((row) => row.mine !== row.current);
    // The other one typed the very same: there is still something to decide.
    return differing.length ? differing : rows;
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The button that opened it is gone; whoever types goes on here.
    afterNextRender(() => element.querySelector<HTMLElement>('input, textarea')?.focus());
  }

  protected type({ key, kind }: EditField, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.update((typed) => ({ ...typed, [key]: kind === 'number' ? Math.trunc(Number(value)) : value }));
  }

  protected async save(): Promise<void> {
    if (!await this.sure()(this.typed())) return;
    if (await this.saving.run(() => this.store()(this.typed(), this.seen()))) {
      this.saved.emit();
      return;
    }
    const state = this.saving.state();
    if (state.kind !== 'conflict') return;
    const current = state.refusal.current as Typed & { version: number };
    this.seen.set(current.version);
    this.current.set(current);
  }
}

function shown(kind: EditField['kind'], value: string | number): string {
  if (!value) return '–';
  if (kind === 'status') return STATUS_WORDS[value] ?? String(value);
  if (kind === 'date') return day(String(value));
  return kind === 'time' ? String(value).replace(/^0/, '') : String(value);
}
