import { signal } from '@angular/core';
import { asRefusal, Refusal, wordsOf } from './refusals';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'conflict'; refusal: Refusal };

/**
 * How a form's last save went. What was typed stays in the form whatever happens:
 *   readonly saving = new Saving();
 *   save() { return this.saving.run(() => this.rename({ … })); }
 * Show it with <kb-save-state [of]="saving" />, a field's own refusal with saving.at('title').
 */
export class Saving {
  private readonly progress = signal<SaveState>({ kind: 'idle' });
  readonly state = this.progress.asReadonly();

  async run<Result>(save: () => Promise<Result>): Promise<Result | undefined> {
    if (this.progress().kind === 'saving') return undefined;
    this.progress.set({ kind: 'saving' });
    try {
      const result = await save();
      this.progress.set({ kind: 'saved', at: new Date() });
      return result;
    } catch (error) {
      const refusal = asRefusal(error);
      this.progress.set({ kind: refusal.isConflict ? 'conflict' : 'refused', refusal });
      return undefined;
    }
  }

  /** The words for one field, or null when it was not the reason. */
  at(field: string): string | null {
    const state = this.progress();
    return state.kind === 'refused' && state.refusal.field === field ? wordsOf(state.refusal) : null;
  }

  /** After a conflict was settled or the form was opened anew. */
  reset(): void {
    this.progress.set({ kind: 'idle' });
  }
}
