import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { day, FromTodayPipe, TimePipe } from '../dates';
import { Icon } from './icon';

export interface Departure {
  title: string;
  startsAt: string;
  endsAt?: string | null;
  place?: string | null;
  bring?: string | null;
  link?: string | null;
  linkLabel?: string | null;
}

/** The next three things, with time, place and what to bring; only the first has a button. */
@Component({
  selector: 'kb-departures',
  imports: [FromTodayPipe, Icon, MatButton, RouterLink, TimePipe],
  template: `
    <ol>
      @for (item of rows(); track $index; let first = $first) {
        <li [class.next]="first">
          <div class="time kb-figures">
            <strong>{{ item.startsAt | kbTime: item.endsAt }}</strong>
            @if (item.day) {
              <span>{{ item.day }}</span>
              <span class="from">{{ item.startsAt | kbFromToday }}</span>
            }
          </div>
          <div class="what">
            @if (!first && item.link) {
              <a class="title" [routerLink]="item.link">{{ item.title }}</a>
            } @else {
              <span class="title">{{ item.title }}</span>
            }
            @if (item.place) {
              <span class="fact"><kb-icon name="place" /><span><span class="kb-hidden" i18n="@@platform.departures.place">Ort:</span>&ngsp;{{ item.place }}</span></span>
            }
            @if (item.online; as address) {
              <span class="fact"><kb-icon name="link" /><span><ng-container i18n="@@platform.departures.online">Online:</ng-container>&ngsp;<a [href]="address">{{ address.slice(8) }}</a></span></span>
            }
            @if (item.bring) {
              <span class="fact"><kb-icon name="bag" /><span><span i18n="@@platform.departures.bring">Mitbringen:</span> {{ item.bring }}</span></span>
            }
          </div>
          @if (first && item.link) {
            <a class="go kb-no-print" matButton="filled" [routerLink]="item.link">{{ item.linkLabel }}</a>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
      background: var(--kb-surface);
      border: 1px solid var(--kb-rule);
      border-radius: var(--kb-corner);
      overflow: clip;
      container-type: inline-size;
    }
    ol {
      list-style: none;
      padding: 0;
    }
    li {
      position: relative;
      display: grid;
      grid-template-columns: 12.5rem minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--kb-2) var(--kb-4);
      padding: var(--kb-3) var(--kb-4);
    }
    li + li {
      border-block-start: 1px solid var(--kb-rule);
    }
    .next {
      padding-block: var(--kb-4);
      border-inline-start: 8px solid var(--kb-signal);
    }
    li:not(.next) {
      padding-inline-start: calc(var(--kb-4) + 8px);
    }
    .time {
      display: grid;
      align-self: start;
      line-height: 1.4;
    }
    .time strong {
      font-family: var(--kb-title);
      font-size: var(--kb-size-lead);
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .next .time strong {
      font-size: var(--kb-size-title);
      line-height: 1.2;
    }
    .from {
      color: var(--kb-muted);
      font-size: var(--kb-size-small);
    }
    .next .from {
      justify-self: start;
      margin-block-start: var(--kb-1);
      padding: 1px var(--kb-2);
      border-radius: var(--kb-corner);
      background: var(--kb-signal);
      color: var(--kb-on-signal);
      font-weight: 600;
    }
    .what {
      display: grid;
      gap: var(--kb-1);
      align-self: start;
    }
    .title {
      font-weight: 650;
      justify-self: start;
    }
    .next .title {
      font-family: var(--kb-title);
      font-size: var(--kb-size-title);
      line-height: 1.2;
      letter-spacing: -0.01em;
    }
    .fact {
      display: flex;
      gap: var(--kb-2);
      color: var(--kb-muted);
    }
    .fact > span {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .fact kb-icon {
      margin-block-start: 2px;
    }
    @container (max-width: 640px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
      .go {
        justify-self: stretch;
        margin-block-start: var(--kb-2);
      }
    }
  `,
})
export class Departures {
  readonly items = input.required<readonly Departure[]>();
  /** What is as in the row above is not said again. */
  protected readonly rows = computed(() => this.items().map((item, index) => {
    const above = this.items()[index - 1];
    const today = day(item.startsAt);
    const place = above?.place === item.place ? null : item.place;
    const online = place?.startsWith('https://') ? place : null;
    return { ...item, day: above && day(above.startsAt) === today ? null : today, place: online ? null : place, online, bring: above?.bring === item.bring ? null : item.bring };
  }));
}
