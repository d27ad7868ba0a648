import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, input, TemplateRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from './icon';

export interface Stop {
  title: string;
  state: 'done' | 'next' | 'open' | 'blocked' | 'cancelled';
  /** Time, place or length beside the title. */
  detail?: string | null;
  /** Why it is blocked. */
  reason?: string | null;
  link?: string | unknown[] | null;
}

const STATES: Record<Stop['state'], string> = {
  done: $localize`:@@platform.line.done:erledigt`,
  next: $localize`:@@platform.line.next:jetzt dran`,
  open: $localize`:@@platform.line.open:offen`,
  blocked: $localize`:@@platform.line.blocked:noch gesperrt`,
  cancelled: $localize`:@@platform.line.cancelled:abgesagt`,
};

/** A programme, a curriculum, a day as a line with stops: done filled, next amber, blocked hollow with its reason. */
@Component({
  selector: 'kb-line',
  imports: [Icon, NgTemplateOutlet, RouterLink],
  template: `
    <ol [attr.aria-label]="label()">
      @for (stop of stops(); track $index) {
        <li [class]="stop.state" [attr.aria-current]="stop.state === 'next' ? 'step' : null">
          <span class="stop" aria-hidden="true">
            @if (stop.state === 'done') {
              <kb-icon name="check" />
            }
          </span>
          <div class="words">
            @if (stop.link) {
              <a class="title" [routerLink]="stop.link">{{ stop.title }}</a>
            } @else {
              <span class="title">{{ stop.title }}</span>
            }
            @if (stop.state !== 'cancelled') {
              <span class="kb-hidden">, {{ states[stop.state] }}</span>
            }
            @if (stop.detail) {
              <span class="detail kb-figures">{{ stop.detail }}</span>
            }
            @if (stop.state === 'cancelled') {
              <span class="reason">{{ states.cancelled }}</span>
            } @else if (stop.reason) {
              <span class="reason">{{ stop.reason }}</span>
            }
            @if (below(); as below) {
              <ng-container *ngTemplateOutlet="below; context: { $implicit: $index }" />
            }
          </div>
        </li>
      }
    </ol>
  `,
  host: { '[class.wide]': 'wide()' },
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }
    ol {
      list-style: none;
      padding: 0;
    }
    li {
      position: relative;
      display: grid;
      grid-template-columns: 28px minmax(0, 1fr);
      gap: var(--kb-3);
      align-content: start;
      padding-block-end: var(--kb-4);
    }
    li:last-child {
      padding-block-end: 0;
    }
    /* The track runs from stop to stop; behind what is done it is full, ahead it is dashed. */
    li:not(:last-child)::before {
      content: '';
      position: absolute;
      inset-block: 14px -14px;
      inset-inline-start: 13px;
      border-inline-start: 3px solid var(--kb-edge);
    }
    li.done:not(:last-child)::before {
      border-color: var(--kb-primary);
    }
    li:not(.done):not(:last-child)::before {
      border-inline-start-style: dotted;
    }
    .stop {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: 22px;
      block-size: 22px;
      margin: 3px;
      border-radius: 50%;
      background: var(--kb-paper);
      border: 3px solid var(--kb-edge);
      font-size: 12px;
      color: var(--kb-on-primary);
    }
    .done .stop {
      background: var(--kb-primary);
      border-color: var(--kb-primary);
    }
    .done kb-icon {
      inline-size: 16px;
      block-size: 16px;
      stroke-width: 3;
    }
    .next .stop {
      inline-size: 28px;
      block-size: 28px;
      margin: 0;
      background: var(--kb-signal);
      border: 3px solid var(--kb-ink);
      color: var(--kb-on-signal);
    }
    .open .stop {
      border-color: var(--kb-primary);
    }
    .blocked .stop,
    .cancelled .stop {
      inline-size: 16px;
      block-size: 16px;
      margin: 6px;
      border-width: 2px;
    }
    .words {
      display: grid;
      gap: 2px;
      align-content: start;
      padding-block-start: 1px;
    }
    .title {
      font-weight: 600;
      line-height: 1.5;
    }
    .next .title {
      font-weight: 750;
    }
    .blocked .title,
    .cancelled .title {
      color: var(--kb-muted);
      font-weight: 500;
    }
    a.title {
      justify-self: start;
    }
    .detail,
    .reason {
      font-size: var(--kb-size-small);
      color: var(--kb-muted);
      line-height: 1.4;
    }
    .reason {
      color: var(--kb-ink);
    }
    @container (min-width: 640px) {
      :host(.wide) ol {
        display: flex;
      }
      :host(.wide) li {
        flex: 1 1 0;
        min-inline-size: 0;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--kb-2);
        padding-block-end: 0;
        padding-inline-end: var(--kb-3);
      }
      :host(.wide) li:not(:last-child)::before {
        inset-block: 12.5px auto;
        inset-inline: 14px -14px;
        border-inline-start: 0;
        border-block-start: 3px solid var(--kb-edge);
      }
      :host(.wide) li.done:not(:last-child)::before {
        border-color: var(--kb-primary);
      }
      :host(.wide) li:not(.done):not(:last-child)::before {
        border-block-start-style: dotted;
      }
    }
  `,
})
export class Line {
  readonly stops = input.required<readonly Stop[]>();
  /** What the line is, for those who hear it: "Module des Curriculums". */
  readonly label = input.required<string>();
  /** Lie down where there is room; long titles and many stops stay upright. */
  readonly wide = input(false);
  /** What stands below each stop: <ng-template #below let-index>…</ng-template>. */
  readonly below = contentChild<TemplateRef<{ $implicit: number }>>('below');
  protected readonly states = STATES;
}
