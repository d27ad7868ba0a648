import { Component, DestroyRef, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ProgrammeInView } from '../session';
import { PageTitle } from '../title';
import { Icon } from './icon';

/**
 * The frame of every page: where one came from, what it is, one thing to do, then the content.
 *   <kb-page heading="Standorte" lead="…" [back]="{ link: '/programmes', label: 'Programme' }" [programme]="id">
 *     <button primary matButton="filled">…</button>  …
 *   </kb-page>
 */
@Component({
  selector: 'kb-page',
  imports: [Icon, RouterLink],
  template: `
    <header>
      @if (back(); as back) {
        <a class="back kb-no-print" [routerLink]="back.link"><kb-icon name="back" />{{ back.label }}</a>
      }
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">{{ heading() }}</h1>
          @if (lead()) {
            <p class="kb-lead kb-muted kb-measure">{{ lead() }}</p>
          }
          <ng-content select="[below]" />
        </div>
        <div class="primary kb-no-print"><ng-content select="[primary]" /></div>
      </div>
    </header>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--kb-5);
      align-content: start;
    }
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--kb-1);
      min-block-size: var(--kb-target);
      margin-block: -8px var(--kb-1);
      text-decoration: none;
    }
    .back:hover {
      text-decoration: underline;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: var(--kb-4);
    }
    .words {
      display: grid;
      gap: var(--kb-2);
      flex: 1 1 24rem;
      min-inline-size: 0;
    }
    .primary:empty {
      display: none;
    }
  `,
})
export class Page {
  readonly heading = input.required<string>();
  readonly lead = input<string | null>();
  readonly back = input<{ link: string | unknown[]; label: string } | null>();
  /** The programme whose contact person stands at the foot of the page. */
  readonly programme = input<string | null>();

  constructor() {
    const title = inject(PageTitle);
    const inView = inject(ProgrammeInView);
    effect(() => title.say(this.heading()));
    effect(() => inView.id.set(this.programme() ?? null));
    inject(DestroyRef).onDestroy(() => inView.id.set(null));
  }
}
