import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../platform/ui';
import { Reason, reasonDetail, reasonWords } from './words';

/** One reason; it opens on what exactly is missing and on the way there. */
@Component({
  selector: 'kb-missing',
  imports: [Icon, RouterLink],
  template: `
    <details>
      <summary><kb-icon name="down" /><span>{{ words() }}</span></summary>
      <p>{{ detail() }}</p>
      @if (link(); as link) {
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
  readonly reason = input.required<Reason>();
  readonly cohort = input.required<string>();
  /** For the person themself, who goes to the lessons; others go to the lists of the cohort. */
  readonly own = input(false);
  protected readonly words = computed(() => reasonWords(this.reason()));
  protected readonly detail = computed(() => reasonDetail(this.reason()));
  protected readonly link = computed(() => {
    const online = ['units-not-done', 'quizzes-not-passed'].includes(this.reason().code);
    if (this.own()) return online ? { to: ['/learning', this.cohort()], words: $localize`:@@certificates.link.learning:Zu den Lerneinheiten` } : null;
    return online
      ? { to: ['/cohorts', this.cohort(), 'progress'], words: $localize`:@@certificates.link.progress:Zum Lernstand` }
      : { to: ['/cohorts', this.cohort(), 'attendance'], words: $localize`:@@certificates.link.attendance:Zur Anwesenheit` };
  });
}
