import { Component, computed, input } from '@angular/core';

export type MarkKind = 'present' | 'late' | 'left_early' | 'excused' | 'absent' | 'not_recorded';

const LETTERS: Record<MarkKind, string> = {
  present: $localize`:@@platform.mark.presentLetter:A`,
  late: $localize`:@@platform.mark.lateLetter:V`,
  left_early: $localize`:@@platform.mark.leftEarlyLetter:G`,
  excused: $localize`:@@platform.mark.excusedLetter:E`,
  absent: $localize`:@@platform.mark.absentLetter:F`,
  not_recorded: '–',
};

export const MARK_WORDS: Record<MarkKind, string> = {
  present: $localize`:@@platform.mark.present:anwesend`,
  late: $localize`:@@platform.mark.late:verspätet`,
  left_early: $localize`:@@platform.mark.leftEarly:früher gegangen`,
  excused: $localize`:@@platform.mark.excused:entschuldigt`,
  absent: $localize`:@@platform.mark.absent:fehlt`,
  not_recorded: $localize`:@@platform.mark.notRecorded:nicht erfasst`,
};

/** A status by shape, letter and word; colour only repeats it. */
@Component({
  selector: 'kb-mark',
  template: `
    <span class="sign" aria-hidden="true">{{ letter() }}</span>
    @if (short()) {
      <span class="kb-hidden">{{ words() }}</span>
    } @else {
      <span>{{ words() }}</span>
    }
  `,
  host: { '[class]': 'kind()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--kb-2);
      --tone: var(--kb-muted);
      --soft: transparent;
    }
    .sign {
      display: inline-grid;
      place-items: center;
      flex: none;
      inline-size: 26px;
      block-size: 26px;
      font-size: var(--kb-size-small);
      font-weight: 700;
      line-height: 1;
      color: var(--tone);
      background: var(--soft);
      border: 2px solid var(--tone);
    }
    :host(.present) {
      --tone: var(--kb-present);
    }
    :host(.present) .sign {
      border-radius: 50%;
      background: var(--tone);
      color: var(--kb-surface);
    }
    :host(.late),
    :host(.left_early) {
      --tone: var(--kb-late);
      --soft: var(--kb-late-soft);
    }
    :host(.late) .sign {
      border-radius: 2px 50% 50% 2px;
    }
    :host(.left_early) .sign {
      border-radius: 50% 2px 2px 50%;
    }
    :host(.excused) {
      --tone: var(--kb-excused);
      --soft: var(--kb-excused-soft);
    }
    :host(.excused) .sign {
      border-radius: 8px;
    }
    :host(.absent) {
      --tone: var(--kb-absent);
    }
    :host(.absent) .sign {
      border-radius: 0;
      border-width: 2px;
      background: var(--kb-absent-soft);
    }
    :host(.not_recorded) .sign {
      border-style: dashed;
      border-width: 1.5px;
      border-radius: 50%;
    }
  `,
})
export class Mark {
  readonly kind = input.required<MarkKind>();
  /** Only sign and letter, for tight cells; the word is still read out. */
  readonly short = input(false);
  /** Added to the word, such as "20 Min." or "durch A. Weber". */
  readonly detail = input<string | null>();
  protected readonly letter = computed(() => LETTERS[this.kind()]);
  protected readonly words = computed(() => {
    const detail = this.detail();
    return detail ? `${MARK_WORDS[this.kind()]} (${detail})` : MARK_WORDS[this.kind()];
  });
}
