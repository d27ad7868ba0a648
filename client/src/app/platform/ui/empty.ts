import { Component, input } from '@angular/core';

/** Nothing here yet: a sentence, and the first thing one can do (as content). */
@Component({
  selector: 'kb-empty',
  template: `
    <svg viewBox="0 0 120 24" aria-hidden="true"><path d="M11 12h98" /><circle cx="11" cy="12" r="7" /><circle cx="60" cy="12" r="7" /><circle cx="109" cy="12" r="7" /></svg>
    <p>{{ text() }}</p>
    <div class="kb-actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--kb-3);
      padding-block: var(--kb-4);
      max-inline-size: var(--kb-measure);
    }
    svg {
      inline-size: 120px;
      fill: var(--kb-paper);
      stroke: var(--kb-edge);
      stroke-width: 3;
    }
    path {
      stroke-dasharray: 0.1 7;
      stroke-linecap: round;
    }
    p {
      font-size: var(--kb-size-lead);
      line-height: 1.45;
    }
    .kb-actions:empty {
      display: none;
    }
  `,
})
export class Empty {
  readonly text = input.required<string>();
}
