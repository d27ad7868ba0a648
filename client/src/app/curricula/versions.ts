import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DayPipe } from '../platform/dates';
import { Change, Changes } from './changes';
import { versionName } from './words';

export interface Version {
  id: string;
  number: number | null;
  patch: number | null;
  note: string;
  publishedAt: string | null;
  /** Its changes are against this one. */
  basedOn: { number: number | null; patch: number | null } | null;
  pinnedCohorts: readonly { id: string; title: string; programmeTitle: string; running: boolean }[];
  changes: readonly Change[];
}

/** The published versions, the newest first: when, with which words, who learns by it, and what was new. */
@Component({
  selector: 'kb-versions',
  imports: [Changes, DayPipe, MatButton],
  template: `
    <ol class="kb-list">
      @for (version of of(); track version.id) {
        <li>
          <div class="head">
            <h3>{{ name(version) }}</h3>
            @if (version.publishedAt; as at) {
              <span class="kb-muted kb-figures">{{ at | kbDay }}</span>
            }
          </div>
          @if (version.note) {
            <p class="kb-measure">{{ version.note }}</p>
          }
          @for (cohort of version.pinnedCohorts; track cohort.id) {
            <p class="kb-small"><strong>{{ cohort.title }}</strong>&ngsp;<span class="kb-muted">({{ cohort.programmeTitle }}) · {{ cohort.running ? running : ended }}</span></p>
          }
          @if (version.changes.length) {
            <details>
              <summary>{{ countWords(version) }}</summary>
              <kb-changes [of]="version.changes" />
            </details>
          }
          @if (correctable(version)) {
            <button matButton type="button" (click)="correct.emit(version.id)" i18n="@@curricula.correctThis">Wortlaut dieser Fassung berichtigen</button>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--kb-2);
      justify-items: start;
      padding-block: var(--kb-3);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--kb-3);
    }
    details {
      inline-size: 100%;
    }
    summary {
      min-block-size: var(--kb-target);
      padding-block: 9px;
      color: var(--kb-primary);
      cursor: pointer;
    }
    button {
      margin-inline-start: -12px;
    }
  `,
})
export class Versions {
  readonly of = input.required<readonly Version[]>();
  /** No draft is in the way of another one. */
  readonly canCorrect = input(false);
  readonly correct = output<string>();

  protected readonly name = versionName;
  protected readonly running = $localize`:@@curricula.cohort.running:läuft`;
  protected readonly ended = $localize`:@@curricula.cohort.ended:abgeschlossen`;
  protected countWords({ changes: { length: count }, basedOn }: Version): string {
    const base = basedOn ? versionName(basedOn) : '';
    return count === 1
      ? $localize`:@@curricula.changes.oneSince:1 Änderung gegenüber ${base}:base:`
      : $localize`:@@curricula.changes.countSince:${count}:count: Änderungen gegenüber ${base}:base:`;
  }

  /** An older version by which somebody still learns; the newest is corrected by an ordinary draft. */
  protected correctable(version: Version): boolean {
    return this.canCorrect() && version.id !== this.of()[0]?.id && version.pinnedCohorts.some((cohort) => cohort.running);
  }
}
