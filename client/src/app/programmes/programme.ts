import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { DaysPipe, days, today } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Session } from '../platform/session';
import { Icon, Line, Page, Problem, Skeleton, type Stop } from '../platform/ui';
import { NumberPipe } from '../platform/units';

const Programme = graphql(`
  query Programme($id: ID!) {
    programme(id: $id) {
      id title subtitle summary startsOn endsOn funders
      provider { name }
      phases { id title startsOn endsOn }
      sites { id name organisations { id name } }
    }
    cohorts { id title startsOn endsOn programme { id } }
  }
`);

const MANY = 24;

@Component({
  selector: 'kb-programme',
  imports: [DaysPipe, Icon, Line, MatButton, NumberPipe, Page, Problem, RouterLink, Skeleton],
  templateUrl: './programme.html',
  styleUrl: './programme.scss',
})
export class ProgrammePage {
  readonly id = input.required<string>();

  private readonly session = inject(Session);
  protected readonly page = query(Programme, () => ({ id: this.id() }));
  protected readonly programme = computed(() => (this.page.hasValue() ? this.page.value().programme : null));
  protected readonly cohorts = computed(() => (this.page.hasValue() ? this.page.value().cohorts.filter(({ programme }) => programme.id === this.id()) : []));
  protected readonly heading = computed(() => this.programme()?.title ?? $localize`:@@programmes.one:Programm`);
  protected readonly back = this.session.is('administrator', 'organiser', 'committee', 'funder')
    ? { link: '/programmes', label: $localize`:@@programmes.title:Programme` } : null;
  /** All of a few; the beginning of many, which have a page of their own. */
  protected readonly sites = computed(() => {
    const all = this.programme()?.sites ?? [];
    return all.length > MANY ? all.slice(0, 12) : all;
  });
  protected readonly givesRoles = computed(() => this.session.is('administrator') || this.session.organises(this.id()));
  protected readonly lineLabel = $localize`:@@programmes.phases:Phasen des Programms`;

  protected readonly phases = computed((): Stop[] => {
    const now = today();
    return (this.programme()?.phases ?? []).map(({ title, startsOn, endsOn }) => ({
      title, detail: days(startsOn, endsOn), state: endsOn < now ? 'done' : startsOn <= now ? 'next' : 'open',
    }));
  });
}
