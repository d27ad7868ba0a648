import { Component, computed, input } from '@angular/core';
import { MARK_WORDS } from './mark';
import { Representation, REPRESENTATION_WORDS, SeatMark } from './seat';

/** A cell of the big view, sites × sessions: left half the main contact, right half the deputy. */
@Component({
  selector: 'kb-half-tile',
  template: `
    <span class="tile" aria-hidden="true" [title]="words()" [class.substitute]="representation() === 'substitute'">
      @for (seat of halves(); track $index) {
        <span [class]="seat.kind"></span>
      }
    </span>
    <span class="kb-hidden">{{ words() }}</span>
  `,
  styles: `
    :host {
      display: inline-block;
      vertical-align: middle;
      /* Keeps the hidden words with their tile: otherwise a thousand of them are laid out against the whole table. */
      contain: layout;
    }
    .tile {
      position: relative;
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 2px;
      inline-size: var(--kb-tile, 44px);
      block-size: var(--kb-tile-height, 28px);
    }
    .tile > span {
      border: 2px solid var(--kb-edge);
    }
    .tile > span:first-child {
      border-radius: 4px 0 0 4px;
    }
    .tile > span:last-child {
      border-radius: 0 4px 4px 0;
    }
    .tile .present {
      background: var(--kb-present);
      border-color: var(--kb-present);
    }
    /* Late lacks its beginning, left early its end: the shape says it without the colour. */
    .tile .late {
      border-color: var(--kb-late);
      background: linear-gradient(to right, transparent 45%, var(--kb-late) 45%);
    }
    .tile .left_early {
      border-color: var(--kb-late);
      background: linear-gradient(to right, var(--kb-late) 55%, transparent 55%);
    }
    .tile .excused {
      border-color: var(--kb-excused);
      background: repeating-linear-gradient(135deg, var(--kb-excused) 0 2px, transparent 2px 6px);
    }
    .tile .absent {
      border-color: var(--kb-absent);
      background: linear-gradient(to top right, transparent 46%, var(--kb-absent) 46% 54%, transparent 54%);
    }
    .tile .not_recorded {
      border-style: dotted;
    }
    .substitute::after {
      content: '';
      position: absolute;
      inset-block-end: -5px;
      inset-inline: 0;
      block-size: 3px;
      background: var(--kb-late);
    }
  `,
})
export class HalfTile {
  readonly main = input<SeatMark | null>();
  readonly deputy = input<SeatMark | null>();
  readonly representation = input.required<Representation>();
  protected readonly halves = computed(() => [this.main(), this.deputy()].map((seat) => ({ kind: seat?.kind ?? 'not_recorded' })));
  protected readonly words = computed(() =>
    [
      REPRESENTATION_WORDS[this.representation()],
      ...[this.main(), this.deputy()].flatMap((seat) =>
        seat ? [`${seat.seat}: ${seat.name ? `${seat.name}, ` : ''}${MARK_WORDS[seat.kind]}`] : [],
      ),
    ].join('; '),
  );
}
