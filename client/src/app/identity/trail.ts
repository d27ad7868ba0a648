import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, TimePipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Icon, Page, Problem, Skeleton } from '../platform/ui';
import { daysOf } from './trail-days';
import { TrailSearch } from './trail-search';
import { exportOf, inputOf } from './trail-input';

const Trail = graphql(`
  query AuditTrail($input: TrailInput!) {
    auditTrail(input: $input) {
      next
      names { id name }
      entries { id at actorId cause reason table action objectId personId redacted sealed changes { column before after } }
    }
  }
`);

/** Protokoll: who wrote what, when and why. What is searched stands in the address, so it is kept and can be passed on. */
@Component({
  selector: 'kb-trail',
  imports: [DayPipe, Empty, Icon, MatButton, Page, Problem, RouterLink, Skeleton, TimePipe, TrailSearch],
  templateUrl: './trail.html',
  styleUrl: './trail.scss',
})
export class TrailPage {
  readonly person = input<string>();
  readonly own = input<string>();
  readonly object = input<string>();
  readonly table = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly before = input<string>();

  private readonly router = inject(Router);
  protected readonly asked = computed(() => ({
    person: this.person(), own: this.own(), object: this.object(), table: this.table(), from: this.from(), to: this.to(), before: this.before(),
  }));
  protected readonly page = query(Trail, () => ({ input: inputOf(this.asked()) }));
  protected readonly found = computed(() => (this.page.hasValue() ? this.page.value().auditTrail : null));
  protected readonly days = computed(() => daysOf(this.found()?.entries ?? [], this.found()?.names ?? []));
  protected readonly personName = computed(() => this.found()?.names.find(({ id }) => id === this.person())?.name ?? null);
  protected readonly export = computed(() => exportOf(this.asked()));
  protected readonly searches = computed(() => Object.entries(this.asked()).some(([name, value]) => name !== 'before' && value));
  protected readonly heading = $localize`:@@identity.trail.title:Protokoll`;
  protected readonly lead = $localize`:@@identity.trail.lead:Was geschrieben wurde: von wem, wann, was vorher und nachher da stand. Niemand kann es unbemerkt ändern.`;
  protected readonly empty = computed(() => (this.searches() ? $localize`:@@identity.trail.noneFound:Zu Ihrer Suche gibt es keinen Eintrag.` : $localize`:@@identity.trail.empty:Noch wurde nichts geschrieben.`));

  /** A new search begins on its first page. */
  protected search(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: { ...queryParams, before: null }, queryParamsHandling: 'merge' });
  }
}
