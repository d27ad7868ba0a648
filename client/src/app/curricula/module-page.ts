import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Confirm } from '../platform/confirm';
import { graphql, mutation, query, ResultOf } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Conflict, Difference, Field, FieldInput, Icon, Page, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { DraftNeeded } from './draft-needed';
import { Editing, warnBeforeUnload } from './leave-unsaved';
import { freshSheet, isDirty, sheetOf } from './sheet';
import { ASPECTS, KIND_ICONS, KINDS, minutesAndUnits, minutesWords, sumsWords, unitsAddUpTo } from './words';

const InWork = graphql(`
  query ModuleInWork($curriculum: ID!, $uuid: ID!) {
    moduleInWork(curriculumId: $curriculum, uuid: $uuid) {
      id uuid version title summary outcomes presenceMinutes onlineMinutes
      curriculumVersion { id state title }
      units { id uuid version kind title minutes }
    }
  }
`);
const Edit = graphql(`mutation EditModule($input: EditModuleInput!) { editModule(input: $input) { version title summary outcomes presenceMinutes onlineMinutes } }`);
const Remove = graphql(`mutation RemoveModule($input: RemovePartInput!) { removeModule(input: $input) }`);
const AddUnit = graphql(`mutation AddUnit($input: AddUnitInput!) { addUnit(input: $input) { uuid } }`);
const MoveUnit = graphql(`mutation MoveUnit($input: MoveUnitInput!) { moveUnit(input: $input) { id } }`);

type Unit = ResultOf<typeof InWork>['moduleInWork']['units'][number];
interface Form {
  title: string;
  summary: string;
  outcomes: string;
  presenceMinutes: number;
  onlineMinutes: number;
}

const formOf = ({ title, summary, outcomes, presenceMinutes, onlineMinutes }: Omit<Form, 'outcomes'> & { outcomes: readonly string[] }): Form =>
  ({ title, summary, outcomes: outcomes.join('\n'), presenceMinutes, onlineMinutes });
const EMPTY: Form = { title: '', summary: '', outcomes: '', presenceMinutes: 0, onlineMinutes: 0 };
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line);

/** A module: what it is about, what one can do afterwards, how long it takes, and its units in their order. */
@Component({
  selector: 'kb-module-page',
  imports: [Conflict, DraftNeeded, Field, FieldInput, Icon, MatButton, MatIconButton, Page, Problem, RouterLink, SaveStateLine, Skeleton],
  templateUrl: './module-page.html',
  styleUrl: './module-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class ModulePage implements Editing {
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly editModule = mutation(Edit);
  private readonly removeModule = mutation(Remove);
  private readonly addUnit = mutation(AddUnit);
  private readonly moveUnit = mutation(MoveUnit);

  readonly id = input.required<string>();
  readonly moduleUuid = input.required<string>();
  protected readonly page = query(InWork, () => ({ curriculum: this.id(), uuid: this.moduleUuid() }));
  protected readonly loaded = computed(() => (this.page.hasValue() ? this.page.value().moduleInWork : null));
  private readonly sheet = sheetOf(this.loaded, formOf);
  protected readonly form = computed(() => this.sheet()?.form ?? EMPTY);
  readonly dirty = computed(() => isDirty(this.sheet()));
  protected readonly editable = computed(() => this.loaded()?.curriculumVersion.state === 'draft');
  /** Minutes of the units, as long as the form says something else. */
  protected readonly sums = computed(() => unitsAddUpTo({ ...this.form(), units: this.loaded()?.units ?? [] }));
  protected readonly saving = new Saving();
  protected readonly arranging = new Saving();
  protected readonly newKind = signal('lesson');
  protected readonly differences = computed(() => this.compare());

  protected readonly kinds = KINDS;
  protected readonly kindList = Object.entries(KINDS);
  protected readonly icons = KIND_ICONS;
  protected readonly minutes = minutesWords;
  protected readonly sumsWords = sumsWords;
  protected readonly ue = minutesAndUnits;
  protected readonly words = {
    title: ASPECTS['title']!, summary: ASPECTS['summary']!, outcomes: ASPECTS['outcomes']!,
    outcomesHint: $localize`:@@curricula.outcomes.hint:Jedes auf einer eigenen Zeile, beginnend mit einem Verb. Sie stehen auf dem Zertifikat.`,
    presence: $localize`:@@curricula.presence:Minuten in Präsenz`, online: $localize`:@@curricula.online:Minuten online`,
    newTitle: $localize`:@@curricula.newUnit.title:Titel der neuen Lerneinheit`, newKind: $localize`:@@curricula.newUnit.kind:Art`,
    loading: $localize`:@@curricula.changes.module:Modul`,
  };
  protected readonly back = computed(() => ({ link: ['/curricula', this.id()], label: this.loaded()?.curriculumVersion.title ?? $localize`:@@curricula.one:Curriculum` }));
  protected readonly upWords = (title: string): string => $localize`:@@curricula.up:${title}:title: nach oben`;
  protected readonly downWords = (title: string): string => $localize`:@@curricula.down:${title}:title: nach unten`;

  protected set(values: Partial<Form>): void {
    this.sheet.update((sheet) => sheet && { ...sheet, form: { ...sheet.form, ...values } });
  }

  protected async save(version = this.sheet()?.version ?? 0): Promise<void> {
    const sheet = this.sheet();
    if (!sheet) return;
    const input = { ...sheet.form, id: sheet.id, version, outcomes: linesOf(sheet.form.outcomes) };
    const saved = await this.saving.run(async () => (await this.editModule({ input })).editModule);
    // What was typed while it was being saved stays and counts as unsaved.
    if (!saved) return;
    this.sheet.update((now) => now && { ...freshSheet({ ...saved, id: now.id }, formOf(saved)), form: now.form === sheet.form ? formOf(saved) : now.form });
    this.page.reload();
  }

  protected keepMine(): Promise<void> {
    return this.save(this.current()?.version);
  }

  protected takeCurrent(): void {
    const current = this.current();
    if (!current) return;
    this.sheet.update((sheet) => sheet && freshSheet({ id: sheet.id, version: current.version }, formOf(current)));
    this.saving.reset();
  }

  protected async move(unit: Unit, position: number): Promise<void> {
    const module = this.loaded();
    if (module && (await this.arranging.run(() => this.moveUnit({ input: { id: unit.id, moduleId: module.id, position } })))) this.page.reload();
  }

  protected async add(title: string): Promise<void> {
    const module = this.loaded();
    const added = module && (await this.arranging.run(() => this.addUnit({ input: { moduleId: module.id, kind: this.newKind(), title, minutes: 30 } })));
    if (added) await this.router.navigate(['/curricula', this.id(), 'units', added.addUnit.uuid]);
  }

  protected async remove(): Promise<void> {
    const module = this.loaded();
    const sure = module && (await this.confirm.ask({
      title: $localize`:@@curricula.removeModule.title:Modul mit ${module.units.length}:count: Lerneinheiten aus dem Entwurf entfernen?`,
      text: $localize`:@@curricula.remove.text:In veröffentlichten Fassungen bleibt es erhalten.`,
      names: module.units.map((unit) => unit.title),
      confirm: $localize`:@@curricula.removeModule:Modul entfernen`,
      danger: true,
    }));
    if (!sure || !(await this.arranging.run(() => this.removeModule({ input: { id: module.id, version: this.sheet()?.version ?? module.version } })))) return;
    this.sheet.set(null);
    await this.router.navigate(['/curricula', this.id()]);
  }

  protected warn(event: BeforeUnloadEvent): void {
    warnBeforeUnload(event, this);
  }

  private current(): (Omit<Form, 'outcomes'> & { outcomes: string[]; version: number }) | null {
    const state = this.saving.state();
    return state.kind === 'conflict' ? (state.refusal.current as Omit<Form, 'outcomes'> & { outcomes: string[]; version: number }) : null;
  }

  private compare(): Difference[] {
    const current = this.current();
    if (!current) return [];
    const [mine, theirs] = [this.form(), formOf(current)];
    return (Object.keys(mine) as (keyof Form)[]).filter((key) => mine[key] !== theirs[key]).map((key) => ({ label: ASPECTS[key] ?? key, mine: String(mine[key]), current: String(theirs[key]) }));
  }
}
