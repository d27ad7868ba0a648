import { Component, computed, input, signal } from '@angular/core';
import { ShortDayPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { NamePipe } from '../platform/names';
import { number } from '../platform/units';
import { Empty, More, Page, Problem, Skeleton, WideTable } from '../platform/ui';

const RosterPage = graphql(`
  query Roster($cohort: ID!) {
    cohort(id: $cohort) { title programme { id } }
    moduleSchedule(cohortId: $cohort) { moduleUuid title position state }
    progressOf(cohortId: $cohort) {
      columns { moduleUuid unitsRequired quizzes pointsPossible }
      rows { enrolmentId givenName familyName siteName seat current lastActivityAt cells { unitsDone quizzesPassed bestPoints } }
    }
  }
`);

const SEATS: Record<string, string> = {
  main: $localize`:@@learning.seat.main:Hauptansprechperson`,
  deputy: $localize`:@@learning.seat.deputy:Vertretung`,
  further: $localize`:@@learning.seat.further:Weiterer Platz`,
};

type Shown = 'all' | 'behind';

/** How far everybody in a cohort is: a row a person, a column a module. */
@Component({
  selector: 'kb-roster',
  imports: [Empty, More, NamePipe, Page, Problem, ShortDayPipe, Skeleton, WideTable],
  host: { class: 'kb-landscape' },
  templateUrl: './roster.html',
  styleUrl: './roster.scss',
})
export class Roster {
  /** From the address. */
  readonly cohort = input.required<string>();
  protected readonly page = query(RosterPage, () => ({ cohort: this.cohort() }));
  protected readonly data = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly back = computed(() => ({ link: ['/cohorts', this.cohort()], label: this.data()?.cohort.title ?? $localize`:@@learning.roster.back:Durchgang` }));
  protected readonly site = signal('');
  protected readonly shown = signal<Shown>('all');
  /** Rows on the page. */
  protected readonly upTo = signal(100);
  private readonly columns = computed(() => this.data()?.progressOf.columns ?? []);
  protected readonly people = computed(() => this.data()?.progressOf.rows ?? []);
  protected readonly sites = computed(() => [...new Set(this.people().map(({ siteName }) => siteName))].sort((a, b) => a.localeCompare(b, 'de')));
  /** Modules that have opened: only in them can somebody be behind. */
  private readonly opened = computed(() => new Set((this.data()?.moduleSchedule ?? []).filter(({ state }) => state === 'open' || state === 'closed').map(({ moduleUuid }) => moduleUuid)));
  protected readonly rows = computed(() =>
    this.people()
      .map((person) => {
        const modules = person.cells.map((cell, index) => ({ ...this.columns()[index]!, ...cell })).map((module) => ({ ...module, state: this.stateOf(module) }));
        const sum = (figure: 'unitsDone' | 'unitsRequired' | 'quizzesPassed' | 'quizzes'): number => modules.reduce((total, module) => total + module[figure], 0);
        return {
          ...person, modules, seatWords: SEATS[person.seat] ?? person.seat,
          unitsDone: sum('unitsDone'), unitsRequired: sum('unitsRequired'), quizzesPassed: sum('quizzesPassed'), quizzes: sum('quizzes'),
        };
      })
      .filter((person) => !this.site() || person.siteName === this.site())
      .filter((person) => this.shown() === 'all' || person.modules.some(({ state }) => state === 'behind')),
  );

  protected readonly heading = $localize`:@@learning.roster.title:Lernstand`;
  protected readonly lead = $localize`:@@learning.roster.lead:Wer hat in welchem Modul was erledigt? Oben stehen die Lerneinheiten, darunter das Quiz.`;
  protected readonly none = $localize`:@@learning.roster.none:In diesem Durchgang ist noch niemand angemeldet.`;
  protected readonly noneLeft = $localize`:@@learning.roster.noneLeft:Niemand passt zu dieser Auswahl. Alle sind auf dem Stand.`;
  protected readonly table = $localize`:@@learning.roster.table:Lernstand nach Person und Modul`;

  protected readonly count = (value: number): string => number(value);

  protected show(value: string): void {
    this.shown.set(value as Shown);
  }

  private stateOf(module: { moduleUuid: string; unitsDone: number; unitsRequired: number; quizzesPassed: number; quizzes: number }): 'done' | 'behind' | 'ahead' {
    if (module.unitsDone === module.unitsRequired && module.quizzesPassed === module.quizzes) return 'done';
    return this.opened().has(module.moduleUuid) ? 'behind' : 'ahead';
  }
}
