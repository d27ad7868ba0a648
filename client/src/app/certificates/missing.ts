import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../platform/ui';
import { Reason, reasonDetail, reasonWords } from './words';

/** A reason, or several under words of their own; it opens on what exactly is missing and on the way there. */
@Component({
  selector: 'kb-missing',
  imports: [Icon, RouterLink],
  template: `
    <details>
      <summary><kb-icon name="down" /><span>{{ summary() ?? reasons()[0]?.words }}</span></summary>
      @for (reason of reasons(); track reason.code) {
        <p>
          @if (summary()) {
            <strong>{{ reason.words }}:</strong>&ngsp;
          }
          {{ reason.detail }}</p>
      }
      @for (link of links(); track link.words) {
        <a [routerLink]="link.to">{{ link.words }}</a>
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      text-align: start;
    }
    summary {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--kb-1);
      align-items: center;
      min-block-size: 32px;
      line-height: 1.3;
      list-style: none;
      cursor: pointer;
      font-weight: 600;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary:hover span {
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    kb-icon {
      color: var(--kb-primary);
      rotate: -90deg;
    }
    [open] > summary kb-icon {
      rotate: none;
    }
    p,
    a {
      display: block;
      font-size: var(--kb-size-small);
      line-height: 1.4;
      max-inline-size: 26rem;
    }
    p {
      color: var(--kb-muted);
      padding-block-end: var(--kb-1);
    }
    a {
      padding-block: var(--kb-2);
    }
  `,
})
export class Missing {
  readonly of = input.required<readonly Reason[]>();
  readonly cohort = input.required<string>();
  /** Instead of the words of the one reason. */
  readonly summary = input<string | null>(null);
  /** For the person themself, who goes to the lessons; others go to the lists of the cohort. */
  readonly own = input(false);
  protected readonly reasons = computed(() => this.of().map((reason) => ({ code: reason.code, words: reasonWords(reason.code), detail: reasonDetail(reason) })));
  protected readonly links = computed(() => {
    const online = this.of().map(({ code }) => ['units-not-done', 'quizzes-not-passed'].includes(code));
    const links = [];
    if (online.includes(true)) {
      links.push(this.own()
        ? { to: ['/learning', this.cohort()], words: $localize`:@@certificates.link.learning:Zu den Lerneinheiten` }
        : { to: ['/cohorts', this.cohort(), 'progress'], words: $localize`:@@certificates.link.progress:Zum Lernstand` });
    }
    if (online.includes(false) && !this.own()) links.push({ to: ['/cohorts', this.cohort(), 'attendance'], words: $localize`:@@certificates.link.attendance:Zur Anwesenheit` });
    return links;
  });
}
