import { Component, computed, input } from '@angular/core';
import { ASPECTS } from './words';

export interface Change {
  kind: string;
  part: string;
  uuid: string;
  title: string;
  inModule: string;
  aspects: readonly string[];
  beyondWording: readonly string[];
}

const KINDS: Record<string, string> = {
  added: $localize`:@@curricula.changes.added:Neu`,
  changed: $localize`:@@curricula.changes.changed:Geändert`,
  removed: $localize`:@@curricula.changes.removed:Entfernt`,
};
const PARTS: Record<string, string> = {
  curriculum: $localize`:@@curricula.changes.curriculum:Curriculum`,
  module: $localize`:@@curricula.changes.module:Modul`,
  unit: $localize`:@@curricula.changes.unit:Lerneinheit`,
};

/** What is new, changed or removed, part by part: the sign, the part, and what of it. */
@Component({
  selector: 'kb-changes',
  template: `
    <ul>
      @for (row of rows(); track $index) {
        <li>
          <span class="sign" [class]="row.kind" aria-hidden="true">{{ row.sign }}</span>
          <div>
            <strong>{{ row.title }}</strong>
            <span class="kb-muted kb-small">{{ row.words }}</span>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
      display: grid;
      gap: var(--kb-3);
    }
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr);
      gap: var(--kb-2);
    }
    div {
      display: grid;
    }
    strong {
      font-weight: 600;
    }
    .sign {
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border: 2px solid currentColor;
      border-radius: 50%;
      font: 700 1rem / 1 var(--kb-text);
      color: var(--kb-primary);
    }
    .added {
      color: var(--kb-present);
    }
    .removed {
      color: var(--kb-absent);
    }
  `,
})
export class Changes {
  readonly of = input.required<readonly Change[]>();
  /** Only what is more than wording. */
  readonly beyondWording = input(false);
  protected readonly rows = computed(() =>
    this.of().map(({ kind, part, title, inModule, aspects, beyondWording }) => {
      const named = (this.beyondWording() ? beyondWording : aspects).map((aspect) => ASPECTS[aspect] ?? aspect).join(', ');
      const place = inModule && `${PARTS[part]}, ${inModule}`;
      return {
        kind,
        title,
        sign: kind === 'added' ? '+' : kind === 'removed' ? '−' : '≠',
        words: [kind === 'changed' ? `${KINDS[kind]}: ${named}` : KINDS[kind], place || PARTS[part]].join(' · '),
      };
    }),
  );
}
