import { Component, computed, input } from '@angular/core';
import { Icon, IconName } from '../platform/ui';
import { State, STATE_WORDS } from './words';

const SIGNS: Record<State, IconName> = { met: 'check', 'not-met': 'close', undecided: 'more' };

/** Met, not met or open: by shape, sign and word. */
@Component({
  selector: 'kb-state-mark',
  imports: [Icon],
  template: `
    <span class="sign" aria-hidden="true"><kb-icon [name]="sign()" /></span>
    @if (short()) {
      <span class="kb-hidden">{{ words() }}</span>
    } @else {
      <span>{{ words() }}</span>
    }
  `,
  host: { '[class]': 'state()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--kb-2);
      text-align: start;
      line-height: 1.3;
      --tone: var(--kb-muted);
    }
    .sign {
      display: inline-grid;
      place-items: center;
      flex: none;
      inline-size: 24px;
      block-size: 24px;
      color: var(--tone);
      border: 2px solid var(--tone);
      border-radius: 50%;
    }
    .sign kb-icon {
      inline-size: 14px;
      block-size: 14px;
      stroke-width: 3;
    }
    :host(.met) {
      --tone: var(--kb-present);
    }
    :host(.met) .sign {
      background: var(--tone);
      color: var(--kb-surface);
    }
    :host(.not-met) {
      --tone: var(--kb-absent);
    }
    :host(.not-met) .sign {
      border-radius: 0;
      background: var(--kb-absent-soft);
    }
    :host(.undecided) .sign {
      border-style: dashed;
    }
  `,
})
export class StateMark {
  readonly state = input.required<State>();
  /** Only the sign, for tight cells; the word is still read out. */
  readonly short = input(false);
  protected readonly sign = computed(() => SIGNS[this.state()]);
  protected readonly words = computed(() => STATE_WORDS[this.state()]);
}
