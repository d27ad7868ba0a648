import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { day, dayIn, when } from '../platform/dates';
import { graphql, mutation, query, type ResultOf } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Toast } from '../platform/toast';
import { Conflict, Empty, Field, FieldInput, Page, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { dayAfter, startOfDay } from './days';
import { lastDay } from './learning-words';

const DaysPage = graphql(`
  query ModuleDays($cohort: ID!) {
    cohort(id: $cohort) { title programme { id } }
    moduleSchedule(cohortId: $cohort) { moduleUuid title position state opensAt closesAt version firstSessionAt }
  }
`);
const SetDays = graphql(`
  mutation ScheduleModule($input: ScheduleInput!) { scheduleModule(input: $input) { version } }
`);
const OpenNow = graphql(`
  mutation OpenModule($input: ModuleInput!) { openModule(input: $input) { version } }
`);
const CloseNow = graphql(`
  mutation CloseModule($input: ModuleInput!) { closeModule(input: $input) { version } }
`);

type Scheduled = ResultOf<typeof DaysPage>['moduleSchedule'][number];

const STATES: Record<string, string> = {
  open: $localize`:@@learning.days.open:offen`,
  closed: $localize`:@@learning.days.closed:geschlossen`,
  'not-open-yet': $localize`:@@learning.days.notOpenYet:öffnet noch`,
  'not-scheduled': $localize`:@@learning.days.notScheduled:ohne Termin`,
};

/** When each module of a cohort can be worked on: open now, close now, or set the days. */
@Component({
  selector: 'kb-module-days',
  imports: [Conflict, Empty, Field, FieldInput, MatButton, Page, Problem, SaveStateLine, Skeleton],
  templateUrl: './module-days.html',
  styleUrl: './module-days.scss',
})
export class ModuleDays {
  private readonly toast = inject(Toast);
  private readonly setDays = mutation(SetDays);
  private readonly openNow = mutation(OpenNow);
  private readonly closeNow = mutation(CloseNow);
  /** From the address. */
  readonly cohort = input.required<string>();
  protected readonly page = query(DaysPage, () => ({ cohort: this.cohort() }));
  protected readonly data = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly back = computed(() => ({ link: ['/cohorts', this.cohort()], label: this.data()?.cohort.title ?? $localize`:@@learning.roster.back:Durchgang` }));
  /** The module whose days are being set. */
  protected readonly edited = signal<string | null>(null);
  protected readonly first = signal('');
  protected readonly last = signal('');
  protected readonly saving = new Saving();
  /** The one beside whose buttons a refusal stands. */
  protected readonly touched = signal<string | null>(null);

  protected readonly heading = $localize`:@@learning.days.title:Module öffnen`;
  protected readonly lead = $localize`:@@learning.days.lead:An diesen Tagen können die Teilnehmenden online lernen. Nach dem letzten Tag lesen sie weiter, abgeben können sie nichts mehr.`;
  protected readonly empty = $localize`:@@learning.noModules:Dieses Curriculum hat noch keine Module.`;
  protected readonly firstLabel = $localize`:@@learning.days.first:Erster Tag`;
  protected readonly lastLabel = $localize`:@@learning.days.last:Letzter Tag`;

  protected stateOf(module: Scheduled): string {
    return STATES[module.state] ?? module.state;
  }

  protected daysOf({ opensAt, closesAt }: Scheduled): string {
    if (!opensAt) return $localize`:@@learning.days.none:Noch kein Termin`;
    // A module opens with its first day, or at the hour at which somebody opened it.
    const from = startOfDay(dayIn(opensAt)) === new Date(opensAt).toISOString() ? day(opensAt) : when(opensAt);
    return closesAt ? $localize`:@@learning.days.fromTo:${from}:from: bis ${lastDay(closesAt)}:last:` : $localize`:@@learning.days.from:ab ${from}:from:, ohne Ende`;
  }

  protected taught({ firstSessionAt }: Scheduled): string | null {
    return firstSessionAt ? $localize`:@@learning.days.session:Präsenz ab ${when(firstSessionAt)}:session:` : null;
  }

  protected edit(module: Scheduled): void {
    this.saving.reset();
    this.touched.set(module.moduleUuid);
    this.edited.set(module.moduleUuid);
    this.first.set(dayIn(module.opensAt ?? new Date()));
    this.last.set(module.closesAt ? dayIn(new Date(Date.parse(module.closesAt) - 1)) : '');
  }

  protected async save(module: Scheduled, version = module.version): Promise<void> {
    if (!this.first()) return;
    // A module that is open since some hour stays so when its day is not changed.
    const opensAt = module.opensAt && dayIn(module.opensAt) === this.first() ? module.opensAt : startOfDay(this.first());
    const closesAt = this.last() ? startOfDay(dayAfter(this.last())) : null;
    await this.after(module, () => this.setDays({ input: { ...this.named(module), version, opensAt, closesAt } }));
  }

  protected async open(module: Scheduled): Promise<void> {
    const opened = await this.after(module, () => this.openNow({ input: this.named(module) }));
    if (opened) this.offerBack($localize`:@@learning.days.nowOpen:„${module.title}:module:“ ist ab jetzt offen.`, module, opened.openModule.version);
  }

  protected async close(module: Scheduled): Promise<void> {
    const closed = await this.after(module, () => this.closeNow({ input: this.named(module) }));
    if (closed) this.offerBack($localize`:@@learning.days.nowClosed:„${module.title}:module:“ ist ab jetzt geschlossen.`, module, closed.closeModule.version);
  }

  /** The days that were set before come back with one tap; a module that had none has none to come back. */
  private offerBack(words: string, module: Scheduled, version: number): void {
    const { opensAt, closesAt } = module;
    this.toast.say(words, opensAt ? () => void this.after(module, () => this.setDays({ input: { ...this.named(module), version, opensAt, closesAt } })) : undefined);
  }

  protected theirs(): { days: string; version: number } | null {
    const state = this.saving.state();
    if (state.kind !== 'conflict') return null;
    const current = state.refusal.current as Scheduled & { version: number };
    return { days: this.daysOf(current), version: current.version };
  }

  protected mine(): string {
    return this.last() ? `${this.first()} – ${this.last()}` : this.first();
  }

  protected takeTheirs(): void {
    this.saving.reset();
    this.edited.set(null);
    this.page.reload();
  }

  private named({ moduleUuid, version }: Scheduled): { cohortId: string; moduleUuid: string; version: number | null } {
    return { cohortId: this.cohort(), moduleUuid, version };
  }

  private async after<Done>(module: Scheduled, deed: () => Promise<Done>): Promise<Done | undefined> {
    this.touched.set(module.moduleUuid);
    const done = await this.saving.run(deed);
    if (!done) return undefined;
    this.edited.set(null);
    this.page.reload();
    return done;
  }
}
