import { NgTemplateOutlet } from '@angular/common';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NumberPipe } from '../units';
import { Icon } from './icon';

export interface Todo {
  text: string;
  count?: number | null;
  link?: string | null;
  /** When: "bis Fr, 27. November 2026". */
  due?: string | null;
}

/** What waits for me: each line is one link to the place where it is done. */
@Component({
  selector: 'kb-todo',
  imports: [Icon, NgTemplateOutlet, NumberPipe, RouterLink],
  template: `
    <ul class="kb-list">
      @for (item of items(); track $index) {
        <li>
          @if (item.link) {
            <a [routerLink]="item.link"><ng-container [ngTemplateOutlet]="row" [ngTemplateOutletContext]="{ $implicit: item }" /><kb-icon name="forward" /></a>
          } @else {
            <span class="row"><ng-container [ngTemplateOutlet]="row" [ngTemplateOutletContext]="{ $implicit: item }" /></span>
          }
        </li>
      }
    </ul>
    <ng-template #row let-item>
      @if (item.count) {
        <span class="count kb-figures">{{ item.count | kbNumber }}</span>
      } @else {
        <span class="ring" aria-hidden="true"></span>
      }
      <span class="text">{{ item.text }}
        @if (item.due) {
          <span class="due kb-figures">{{ item.due }}</span>
        }
      </span>
    </ng-template>
  `,
  styles: `
    a,
    .row {
      display: grid;
      grid-template-columns: 2.75rem minmax(0, 1fr) auto;
      gap: var(--kb-2);
      align-items: center;
      min-block-size: 56px;
      padding-block: var(--kb-2);
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      background: var(--kb-hover);
    }
    a:hover .text {
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .count {
      font-family: var(--kb-title);
      font-size: var(--kb-size-title);
      font-weight: 650;
      line-height: 1;
      white-space: nowrap;
      hyphens: none;
      color: var(--kb-primary);
    }
    .ring {
      inline-size: 16px;
      block-size: 16px;
      border: 3px solid var(--kb-primary);
      border-radius: 50%;
    }
    .text {
      display: grid;
      line-height: 1.4;
    }
    .due {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
    }
    kb-icon {
      color: var(--kb-primary);
    }
  `,
})
export class TodoList {
  readonly items = input.required<readonly Todo[]>();
}
