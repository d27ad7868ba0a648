import { Component } from '@angular/core';

/** Our name: a line that branches at a stop is the K. */
@Component({
  selector: 'kb-wordmark',
  template: `
    <svg viewBox="0 0 30 36" aria-hidden="true" focusable="false">
      <path class="line" d="M8 3v30M8 18L24 5M8 18l16 13" />
      <circle class="end" cx="24" cy="5" r="3.2" />
      <circle class="end" cx="24" cy="31" r="3.2" />
      <circle class="stop" cx="8" cy="18" r="5" />
    </svg>
    <span>Kursbuch</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 7px;
      color: var(--kb-ink);
    }
    svg {
      inline-size: 27px;
      block-size: 32px;
    }
    .line {
      fill: none;
      stroke: var(--kb-primary);
      stroke-width: 4;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .end {
      fill: var(--kb-paper);
      stroke: var(--kb-primary);
      stroke-width: 2.4;
    }
    .stop {
      fill: var(--kb-signal);
      stroke: var(--kb-primary);
      stroke-width: 2.4;
    }
    span {
      font: 750 1.5rem / 1 var(--kb-title);
      letter-spacing: -0.03em;
    }
  `,
})
export class Wordmark {}
