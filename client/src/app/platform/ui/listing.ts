import { HttpResourceRef } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from './empty';
import { Problem } from './problem';
import { Skeleton } from './skeleton';

export interface Listed {
  id: string;
  title: string;
  link: unknown[];
  /** When it is, or what it is about; under the title. */
  detail: string;
  /** Where it belongs; quieter. */
  note: string;
  /** It runs now: marked in amber and by the word. */
  runs?: boolean;
}

/** What one may choose from, each a title that leads there: with its words for nothing there, for loading and for a failure. */
@Component({
  selector: 'kb-listing',
  imports: [Empty, Problem, RouterLink, Skeleton],
  template: `
    @if (of().hasValue()) {
      @if (rows().length) {
        <ul class="kb-list">
          @for (row of rows(); track row.id) {
            <li>
              <a [routerLink]="row.link">{{ row.title }}</a>
              <span class="kb-figures">{{ row.detail }}
                @if (row.runs) {
                  <strong class="runs" i18n="@@platform.listing.runs">läuft</strong>
                }
              </span>
              <span class="kb-muted kb-figures">{{ row.note }}</span>
            </li>
          }
        </ul>
      } @else {
        <kb-empty [text]="empty()" />
      }
    } @else if (of().error()) {
      <kb-problem [error]="of().error()" [canRetry]="true" (retry)="of().reload()" />
    } @else {
      <kb-skeleton [count]="4" shape="rows" />
    }
  `,
  styles: `
    ul {
      border-block-start: 2px solid var(--kb-ink);
    }
    li {
      display: grid;
      gap: 2px;
      padding-block: var(--kb-4);
    }
    a {
      justify-self: start;
      font-family: var(--kb-title);
      font-size: var(--kb-size-lead);
      font-weight: 650;
      line-height: 1.3;
    }
    .runs {
      display: inline-flex;
      align-items: center;
      gap: var(--kb-1);
      margin-inline-start: var(--kb-2);
      white-space: nowrap;
    }
    .runs::before {
      content: '';
      inline-size: 12px;
      block-size: 12px;
      border: 2px solid var(--kb-ink);
      border-radius: 50%;
      background: var(--kb-signal);
    }
  `,
})
export class Listing {
  readonly of = input.required<HttpResourceRef<unknown>>();
  readonly rows = input.required<readonly Listed[]>();
  /** The sentence for nothing there. */
  readonly empty = input.required<string>();
}
