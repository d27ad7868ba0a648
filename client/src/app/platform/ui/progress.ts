import { Component, computed, input } from '@angular/core';
import { NumberPipe } from '../units';

let count = 0;

/** Long work: what is being done, how far it is. Without a total it only says that it goes on. */
@Component({
  selector: 'kb-progress',
  imports: [NumberPipe],
  template: `
    <span class="label" [id]="id"><span>{{ label() }}</span>
      @if (total(); as total) {
        <span class="kb-figures" i18n="@@platform.progress.of">{{ done() | kbNumber }} von {{ total | kbNumber }}</span>
      }
    </span>
    <span class="bar" role="progressbar" aria-valuemin="0" [attr.aria-labelledby]="id" [attr.aria-valuemax]="total() || null" [attr.aria-valuenow]="total() ? done() : null">
      <span [class.endless]="!total()" [style.inline-size.%]="total() ? share() : 30"></span>
    </span>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-2);
      max-inline-size: 30rem;
    }
    .label {
      display: flex;
      justify-content: space-between;
      gap: var(--kb-3);
    }
    .bar {
      block-size: 8px;
      border-radius: var(--kb-corner);
      background: var(--kb-rule);
      overflow: hidden;
    }
    .bar > span {
      display: block;
      block-size: 100%;
      background: var(--kb-primary);
      transition: inline-size var(--kb-move);
    }
    .endless {
      animation: pass 1.6s ease-in-out infinite alternate;
    }
    @keyframes pass {
      to {
        transform: translateX(233%);
      }
    }
  `,
})
export class Progress {
  readonly label = input.required<string>();
  readonly done = input(0);
  readonly total = input<number | null>(null);
  protected readonly id = `kb-progress-${++count}`;
  protected readonly share = computed(() => Math.min(100, (100 * this.done()) / (this.total() || 1)));
}
