import { Component, computed, input } from '@angular/core';

/** Grey lines in the shape of what is coming. */
@Component({
  selector: 'kb-skeleton',
  template: `
    <span class="kb-hidden" role="status" i18n="@@platform.loading">Wird geladen …</span>
    @for (line of lines(); track $index) {
      <span class="line" aria-hidden="true"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-3);
    }
    .line {
      block-size: var(--height, 22px);
      border-radius: var(--kb-corner);
      background: var(--kb-rule);
      opacity: 0.6;
      animation: breathe 1.4s ease-in-out 200ms infinite alternate;
    }
    .line:nth-of-type(3n) {
      inline-size: 82%;
    }
    .line:nth-of-type(3n + 1) {
      inline-size: 64%;
    }
    :host(.rows) .line {
      inline-size: 100%;
      --height: 44px;
    }
    @keyframes breathe {
      from {
        opacity: 0.6;
      }
      to {
        opacity: 0.25;
      }
    }
  `,
  host: { '[class.rows]': "shape() === 'rows'" },
})
export class Skeleton {
  readonly count = input(4);
  readonly shape = input<'text' | 'rows'>('text');
  protected readonly lines = computed(() => Array.from({ length: this.count() }));
}
