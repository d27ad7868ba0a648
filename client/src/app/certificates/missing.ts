import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Reason, reasonDetail, reasonWords } from './words';

/** One reason; it opens on what exactly is missing and on the way there. */
@Component({
  selector: 'kb-missing',
  imports: [RouterLink],
  template: `
    <details>
      <summary>{{ words() }}</summary>
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
      cursor: pointer;
      min-block-size: 32px;
      line-height: 32px;
      font-weight: 600;
      text-decoration: underline dotted var(--kb-edge);
      text-underline-offset: 0.3em;
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
