import { Component, computed, input } from '@angular/core';
import { Mark } from './mark';
import { Representation, REPRESENTATION_WORDS, SeatMark } from './seat';

/** A site with its two seats side by side, and in words who stood for it. */
@Component({
  selector: 'kb-site-row',
  imports: [Mark],
  template: `
    <div class="site">
      <span class="name">{{ site() }}</span>
      <span class="stand" [class]="representation()">{{ words() }}</span>
    </div>
    <ul>
      @for (seat of seats(); track $index) {
        <li>
          <span class="seat kb-muted">{{ seat.seat }}</span>
          <span class="who">{{ seat.name ?? '–' }}</span>
          <kb-mark [kind]="seat.kind" [detail]="seat.detail" />
        </li>
      }
    </ul>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(11rem, 1fr) minmax(0, 3fr) auto;
      gap: var(--kb-2) var(--kb-4);
      align-items: start;
      padding-block: var(--kb-3);
      border-block-end: 1px solid var(--kb-rule);
    }
    .site {
      display: grid;
      gap: 2px;
    }
    .name {
      font-family: var(--kb-title);
      font-weight: 650;
      font-size: var(--kb-size-lead);
      line-height: 1.25;
    }
    .stand {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
    }
    .stand.none {
      color: var(--kb-absent);
      font-weight: 600;
    }
    .stand.both,
    .stand.main,
    .stand.deputy {
      color: var(--kb-present);
      font-weight: 600;
    }
    .stand.substitute {
      color: var(--kb-late);
      font-weight: 600;
    }
    ul {
      list-style: none;
      padding: 0;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: var(--kb-2) var(--kb-4);
    }
    li {
      display: grid;
      gap: 2px;
      justify-items: start;
    }
    .seat {
      font-size: var(--kb-size-small);
      line-height: 1.3;
    }
    .who {
      font-weight: 600;
    }
    @media (max-width: 720px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class SiteRow {
  readonly site = input.required<string>();
  readonly seats = input.required<readonly SeatMark[]>();
  readonly representation = input.required<Representation>();
  protected readonly words = computed(() => REPRESENTATION_WORDS[this.representation()]);
}
