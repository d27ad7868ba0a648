import { Component, computed, input } from '@angular/core';
import { type Representation, REPRESENTATION_WORDS } from '../platform/ui';

export const REPRESENTED_WORDS: Record<string, string> = {
  yes: $localize`:@@attendance.represented.yes:vertreten`,
  no: $localize`:@@attendance.represented.no:nicht vertreten`,
  undecided: $localize`:@@attendance.represented.undecided:noch offen`,
};

const SIGNS: Record<Representation, string> = {
  both: $localize`:@@attendance.stand.both:2`,
  main: $localize`:@@attendance.stand.main:H`,
  deputy: $localize`:@@attendance.stand.deputy:V`,
  substitute: $localize`:@@attendance.stand.substitute:E`,
  none: '×',
  not_recorded: '?',
};

/** How a site stood in a session for those who see no marks of persons. */
@Component({
  selector: 'kb-stand-tile',
  template: `<span aria-hidden="true" [class]="stand()" [title]="words()">{{ sign() }}</span><span class="kb-hidden">{{ words() }}</span>`,
  styles: `
    :host {
      display: inline-block;
      vertical-align: middle;
      contain: layout;
    }
    span:first-child {
      display: inline-grid;
      place-items: center;
      inline-size: var(--kb-tile, 44px);
      block-size: var(--kb-tile-height, 28px);
      border: 2px solid var(--kb-present);
      border-radius: var(--kb-corner);
      color: var(--kb-present);
      font-weight: 700;
    }
    span.both:first-child {
      background: var(--kb-present);
      color: var(--kb-surface);
    }
    span.substitute {
      border-color: var(--kb-late);
      color: var(--kb-late);
    }
    span.none {
      border-color: var(--kb-absent);
      color: var(--kb-absent);
      background: var(--kb-absent-soft);
    }
    span.not_recorded {
      border: 2px dotted var(--kb-edge);
      color: var(--kb-muted);
    }
  `,
})
export class StandTile {
  readonly stand = input.required<Representation>();
  protected readonly sign = computed(() => SIGNS[this.stand()]);
  protected readonly words = computed(() => REPRESENTATION_WORDS[this.stand()]);
}
