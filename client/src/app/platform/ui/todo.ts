import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '../dates';
import { Icon } from './icon';

export interface Todo {
  text: string;
  count?: number | null;
  link?: string | null;
  dueOn?: string | null;
}

/** What waits for me: each line is one link to the place where it is done. */
@Component({
  selector: 'kb-todo',
  imports: [DayPipe, Icon, RouterLink],
  template: `
    <ul class="kb-list">
      @for (item of items(); track $index) {
        <li>
          @if (item.link) {
            <a [routerLink]="item.link">
              <span class="count kb-figures">{{ item.count || '' }}</span>
              <span class="text">{{ item.text }}
                @if (item.dueOn) {
                  <span class="due kb-figures"><span i18n="@@platform.todo.due">bis</span> {{ item.dueOn | kbDay }}</span>
                }
              </span>
              <kb-icon name="forward" />
            </a>
          } @else {
            <span class="row">
              <span class="count kb-figures">{{ item.count || '' }}</span>
              <span class="text">{{ item.text }}
                @if (item.dueOn) {
                  <span class="due kb-figures"><span i18n="@@platform.todo.due">bis</span> {{ item.dueOn | kbDay }}</span>
                }
              </span>
            </span>
          }
        </li>
      }
    </ul>
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
