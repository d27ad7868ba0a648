import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, Field, FieldInput, SaveStateLine } from '../platform/ui';

const Save = graphql(`
  mutation SaveReflection($input: WritingInput!) {
    saveReflection(input: $input) { text version }
  }
`);

const PAUSE = 1200;

/** Where a reflection or an assignment is written. It saves itself a moment after the last key. */
@Component({
  selector: 'kb-writing',
  imports: [Conflict, Field, FieldInput, SaveStateLine],
  template: `
    @if (open() || typed()) {
      <kb-field [label]="label()" [hint]="open() ? hint : null" [error]="saving.at('text')">
        <textarea kbInput rows="12" maxlength="20000" [readonly]="!open()" [value]="typed()" (input)="type($any($event.target).value)" (focus)="typing.set(true)" (blur)="typing.set(false); saveNow()"></textarea>
      </kb-field>
    } @else {
      <p class="kb-muted" i18n="@@learning.writing.none">Sie haben hier nichts geschrieben.</p>
    }
    @if (theirs(); as theirs) {
      <kb-conflict [leads]="typing() ? 'sight' : 'here'" [rows]="[{ label: label(), mine: typed(), current: theirs.text }]" (keepMine)="keepMine()" (takeCurrent)="takeCurrent()" />
    } @else {
      <kb-save-state [of]="saving" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-2);
      max-inline-size: var(--kb-column);
    }
    textarea {
      font-size: 1.125rem;
      line-height: 1.6;
    }
  `,
})
export class Writing {
  private readonly save = mutation(Save);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private version = 1;
  private stored = '';

  readonly cohort = input.required<string>();
  readonly unit = input.required<string>();
  readonly kind = input.required<string>();
  readonly text = input.required<string>();
  /** Of the text, as it was loaded. */
  readonly loadedVersion = input.required<number>();
  readonly open = input.required<boolean>();
  readonly saved = output<string>();

  protected readonly typed = signal('');
  /** It saves itself: whoever is still writing keeps the cursor. */
  protected readonly typing = signal(false);
  protected readonly saving = new Saving();
  protected readonly label = computed(() =>
    this.kind() === 'assignment' ? $localize`:@@learning.writing.assignment:Ihre Lösung` : $localize`:@@learning.writing.reflection:Ihre Gedanken`,
  );
  protected readonly hint = $localize`:@@learning.writing.hint:Wird von selbst gespeichert. Nennen Sie keine Personen mit Namen, die Hilfe bekommen.`;
  protected readonly theirs = computed(() => {
    const state = this.saving.state();
    return state.kind === 'conflict' ? (state.refusal.current as { text: string; version: number }) : null;
  });

  constructor() {
    effect(() => {
      this.unit();
      const [text, version] = [this.text(), this.loadedVersion()];
      untracked(() => this.take(text, version));
    });
    inject(DestroyRef).onDestroy(() => void this.saveNow());
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveNow(), PAUSE);
  }

  protected async saveNow(): Promise<void> {
    clearTimeout(this.timer);
    const text = this.typed();
    if (!this.open() || text === this.stored || this.theirs()) return;
    const answer = await this.saving.run(() => this.save({ input: { cohortId: this.cohort(), unitUuid: this.unit(), text, version: this.version } }));
    if (!answer) {
      // A key was pressed while an earlier save was on its way: once more after the pause.
      if (this.saving.state().kind === 'saving') this.type(text);
      return;
    }
    this.version = answer.saveReflection.version;
    this.stored = answer.saveReflection.text;
    this.saved.emit(this.stored);
    if (this.typed() !== this.stored) this.type(this.typed());
  }

  protected keepMine(): void {
    this.version = this.theirs()!.version;
    this.saving.reset();
    void this.saveNow();
  }

  protected takeCurrent(): void {
    const { text, version } = this.theirs()!;
    this.saving.reset();
    this.take(text, version);
    this.saved.emit(text);
  }

  private take(text: string, version: number): void {
    this.typed.set(text);
    this.stored = text;
    this.version = version;
  }
}
