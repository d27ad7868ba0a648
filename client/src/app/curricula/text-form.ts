import { Component, computed, effect, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, mutation, query } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, Difference, Field, FieldInput, Prose, SaveStateLine } from '../platform/ui';
import { differingLines } from './differing-lines';
import { freshSheet, isDirty, sheetOf } from './sheet';
import { ASPECTS } from './words';

const Edit = graphql(`mutation EditUnit($input: EditUnitInput!) { editUnit(input: $input) { version title minutes source { body } } }`);
const Preview = graphql(`query PreviewMarkdown($input: PreviewInput!) { previewMarkdown(input: $input) }`);

/** Typing pauses this long before the preview follows. */
const PAUSE = 350;

export interface TextUnit {
  id: string;
  version: number;
  kind: string;
  title: string;
  minutes: number;
  source: { body: string; html: string };
  module: { id: string; drawings: readonly string[] };
}
interface Form {
  title: string;
  minutes: number;
  body: string;
}

const EMPTY: Form = { title: '', minutes: 1, body: '' };
const formOf = ({ title, minutes, source }: { title: string; minutes: number; source: { body: string } }): Form => ({ title, minutes, body: source.body });

/** A lesson, reflection or assignment: the source on one side, what a learner will see on the other. */
@Component({
  selector: 'kb-text-form',
  imports: [Conflict, Field, FieldInput, MatButton, Prose, SaveStateLine],
  templateUrl: './text-form.html',
  styleUrl: './text-form.scss',
})
export class TextForm {
  private readonly edit = mutation(Edit);

  readonly unit = input.required<TextUnit>();
  /** It was saved, or the state of somebody else was taken over. */
  readonly changed = output<void>();

  private readonly sheet = sheetOf<TextUnit, Form>(this.unit, formOf);
  protected readonly form = computed(() => this.sheet()?.form ?? EMPTY);
  readonly dirty = computed(() => isDirty(this.sheet()));
  protected readonly saving = new Saving();
  protected readonly hasText = computed(() => this.unit().kind !== 'session');

  private readonly settled = signal<string | null>(null);
  private readonly preview = query(Preview, () => {
    const body = this.settled();
    return body === null ? undefined : { input: { moduleId: this.unit().module.id, body } };
  });
  /** The last one stays until the next is here, so that nothing jumps while typing. */
  protected readonly html = linkedSignal<string | null, string>({
    source: () => (this.preview.hasValue() ? this.preview.value().previewMarkdown : null),
    computation: (now, before) => now ?? before?.value ?? this.unit().source.html,
  });

  protected readonly differences = computed(() => this.compare());
  protected readonly words = {
    title: ASPECTS['title']!,
    minutes: $localize`:@@curricula.minutes.label:Dauer in Minuten`,
    body: $localize`:@@curricula.body:Text in Markdown`,
    preview: $localize`:@@curricula.preview:So sehen es die Lernenden`,
  };
  protected readonly drawingsHint = computed(() => {
    const names = this.unit().module.drawings.map((name) => `assets/${name}`).join(', ');
    return names ? $localize`:@@curricula.drawings:Schaubilder dieses Moduls: ${names}:names:` : null;
  });

  constructor() {
    effect((onCleanup) => {
      const { body } = this.form();
      const timer = setTimeout(() => this.settled.set(body), PAUSE);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected set(values: Partial<Form>): void {
    this.sheet.update((sheet) => sheet && { ...sheet, form: { ...sheet.form, ...values } });
  }

  protected async save(version = this.sheet()?.version ?? 0): Promise<void> {
    const sheet = this.sheet();
    if (!sheet) return;
    const saved = await this.saving.run(async () => (await this.edit({ input: { ...sheet.form, id: sheet.id, version } })).editUnit);
    if (!saved) return;
    // What was typed while it was being saved stays and counts as unsaved.
    this.sheet.update((now) => now && { ...freshSheet({ ...saved, id: now.id }, formOf(saved)), form: now.form === sheet.form ? formOf(saved) : now.form });
    this.changed.emit();
  }

  protected keepMine(): Promise<void> {
    return this.save(this.current()?.version);
  }

  protected takeCurrent(): void {
    const current = this.current();
    if (!current) return;
    this.sheet.update((sheet) => sheet && freshSheet({ id: sheet.id, version: current.version }, { title: current.title, minutes: current.minutes, body: current.body }));
    this.changed.emit();
    this.saving.reset();
  }

  private current(): (Form & { version: number }) | null {
    const state = this.saving.state();
    return state.kind === 'conflict' ? (state.refusal.current as Form & { version: number }) : null;
  }

  private compare(): Difference[] {
    const current = this.current();
    if (!current) return [];
    const mine = this.form();
    const [myText, currentText] = differingLines(mine.body, current.body);
    const rows = [
      { label: ASPECTS['title']!, mine: mine.title, current: current.title },
      { label: ASPECTS['minutes']!, mine: String(mine.minutes), current: String(current.minutes) },
      { label: ASPECTS['body']!, mine: myText, current: currentText },
    ].filter((row) => row.mine !== row.current);
    // The other one typed the very same: there is still something to decide.
    return rows.length ? rows : [{ label: ASPECTS['body']!, mine: mine.body, current: current.body }];
  }
}
