import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../platform/ui';
import { cancelledOf, KINDS, minutes, UNIT_STATES } from './learning-words';

interface ListedUnit {
  uuid: string;
  title: string;
  kind: string;
  minutes: number;
  state: string;
  attemptsLeft: number | null;
  sessionsAttended: number | null;
  sessionsPlanned: number | null;
  sessionsCancelled: number | null;
}

export interface ListedModule {
  state: string;
  blocked: string | null;
  units: readonly ListedUnit[];
}

/** The units of a module below its stop; open where one works now, folded elsewhere. */
@Component({
  selector: 'kb-unit-list',
  imports: [Icon, RouterLink],
  template: `
    <details [open]="module().state === 'next'">
      <summary i18n="@@learning.units">Was dazugehört ({{ module().units.length }})</summary>
      <ul>
        @for (unit of rows(); track unit.uuid) {
          <li [class]="unit.state">
            <span class="sign" aria-hidden="true">
              @if (unit.state === 'done') {
                <kb-icon name="check" />
              }
            </span>
            <span class="what">
              @if (unit.link) {
                <a [routerLink]="unit.link">{{ unit.title }}</a>
              } @else {
                <span>{{ unit.title }}</span>
              }
              <span class="facts kb-figures">{{ unit.facts }}</span>
            </span>
          </li>
        }
      </ul>
    </details>
  `,
  styleUrl: './unit-list.scss',
})
export class UnitList {
  readonly cohort = input.required<string>();
  readonly module = input.required<ListedModule>();
  protected readonly rows = computed(() => {
    const { blocked, units } = this.module();
    const readable = blocked === null || blocked === 'closed';
    return units.map((unit) => ({ ...unit, facts: factsOf(unit, blocked), link: readable ? ['/learning', this.cohort(), unit.uuid] : null }));
  });
}

function factsOf(unit: ListedUnit, blocked: string | null): string {
  const words = [KINDS[unit.kind] ?? ''];
  if (unit.kind === 'session') {
    const cancelled = cancelledOf(unit);
    if (unit.sessionsPlanned || !cancelled) words.push($localize`:@@learning.sessionsOf:${unit.sessionsAttended ?? 0}:attended: von ${unit.sessionsPlanned ?? 0}:planned: Einheiten besucht`);
    if (cancelled) words.push(cancelled);
    return words.join(' · ');
  }
  words.push(minutes(unit.minutes));
  if (unit.state !== 'open' || blocked === null) words.push(UNIT_STATES[unit.state] ?? '');
  if (unit.state === 'failed' && unit.attemptsLeft !== null) words.push($localize`:@@learning.attemptsLeft:übrige Versuche: ${unit.attemptsLeft}:left:`);
  return words.join(' · ');
}
