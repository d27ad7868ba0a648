import { afterRenderEffect, Component, computed, DestroyRef, DOCUMENT, ElementRef, inject, input, signal } from '@angular/core';
import { graphql, mutation } from '../platform/graphql';
import { Prose } from '../platform/ui';

const Note = graphql(`
  mutation NoteProgress($input: PositionInput!) {
    noteProgress(input: $input) { position }
  }
`);

/** How long one must stay at a heading before it is kept: scrolling past is not reading. */
const STAY = 1500;

/** A text with its outline. Keeps quietly at which heading the reader is, and comes back to it. */
@Component({
  selector: 'kb-reading-text',
  imports: [Prose],
  template: `
    @if (headings().length > 2) {
      <nav class="outline kb-no-print" i18n-aria-label="@@learning.outline" aria-label="Auf dieser Seite">
        <p class="kb-small kb-muted" aria-hidden="true" i18n="@@learning.outline">Auf dieser Seite</p>
        <ol>
          @for (heading of headings(); track heading.id) {
            <li><a [href]="'#' + heading.id" [class.at]="heading.id === at()" (click)="go($event, heading.id)">{{ heading.text }}</a></li>
          }
        </ol>
      </nav>
    }
    @if (returned(); as title) {
      <p class="kb-hidden" role="status" i18n="@@learning.returned">Sie waren hier: {{ title }}</p>
    }
    <kb-prose [html]="html()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--kb-5);
      align-items: start;
    }
    .outline {
      font-size: var(--kb-size-small);
    }
    ol {
      list-style: none;
      padding: 0;
    }
    a {
      display: flex;
      align-items: center;
      min-block-size: 36px;
      padding-inline-start: var(--kb-3);
      border-inline-start: 2px solid var(--kb-rule);
      color: inherit;
      line-height: 1.35;
      text-decoration: none;
      font-size: 1rem;
    }
    a:hover {
      text-decoration: underline;
    }
    a.at {
      border-inline-start: 4px solid var(--kb-signal);
      padding-inline-start: calc(var(--kb-3) - 2px);
      font-weight: 600;
    }
    @media (min-width: 1000px) {
      :host {
        grid-template-columns: minmax(0, 68ch) minmax(12rem, 18rem);
        gap: var(--kb-6);
      }
      .outline {
        grid-column: 2;
        grid-row: 1;
        position: sticky;
        inset-block-start: 6rem;
      }
      kb-prose {
        grid-column: 1;
        grid-row: 1;
      }
    }
    @media print {
      :host {
        display: block;
      }
    }
  `,
})
export class ReadingText {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly note = mutation(Note);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private kept: string | null = null;

  readonly cohort = input.required<string>();
  readonly unit = input.required<string>();
  readonly html = input.required<string>();
  /** Where the reader stopped; empty for the beginning. */
  readonly anchor = input('');
  /** Whether the place is kept: not for what is closed or done. */
  readonly keeps = input(false);

  protected readonly at = signal('');
  protected readonly returned = signal<string | null>(null);
  protected readonly headings = computed(() => {
    const parsed = [...this.html().matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/gs)];
    return parsed.map(([, id = '', text = '']) => ({ id, text: plain(text) }));
  });
  private readonly hereWords = $localize`:@@learning.here:Sie waren hier`;

  constructor() {
    const window = this.document.defaultView!;
    const moved = (): void => this.look();
    window.addEventListener('scroll', moved, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('scroll', moved);
      clearTimeout(this.timer);
    });
    // The text comes into the page a moment after this component: the cleaner is loaded first.
    afterRenderEffect((onCleanup) => {
      const [html, anchor] = [this.html(), this.anchor()];
      if (!html) return;
      this.kept = null;
      this.returned.set(null);
      const arrived = new MutationObserver(() => {
        arrived.disconnect();
        this.comeBack(anchor);
      });
      const prose = this.element.querySelector('kb-prose')!;
      arrived.observe(prose, { childList: true });
      if (prose.childElementCount && prose.querySelector('h2')?.id === this.headings()[0]?.id) this.comeBack(anchor);
      onCleanup(() => arrived.disconnect());
    });
  }

  protected go(event: Event, id: string): void {
    event.preventDefault();
    this.heading(id)?.scrollIntoView({ block: 'start' });
  }

  private comeBack(anchor: string): void {
    const heading = anchor ? this.heading(anchor) : null;
    if (heading) {
      heading.dataset['here'] = this.hereWords;
      this.returned.set(heading.textContent);
      heading.scrollIntoView({ block: 'start' });
    }
    // Opened is worth keeping, too: the next visit then offers to go on here.
    this.keep(anchor);
    this.look();
  }

  private look(): void {
    const line = 0.35 * (this.document.defaultView?.innerHeight ?? 800);
    const passed = this.headings().filter(({ id }) => (this.heading(id)?.getBoundingClientRect().top ?? Infinity) < line);
    const at = passed.at(-1)?.id ?? '';
    if (at === this.at()) return;
    this.at.set(at);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(at), STAY);
  }

  private keep(anchor: string): void {
    if (!this.keeps() || anchor === this.kept) return;
    this.kept = anchor;
    // Lost in a tunnel it is kept at the next heading: not worth a word to the reader.
    this.note({ input: { cohortId: this.cohort(), unitUuid: this.unit(), anchor } }).catch(() => (this.kept = null));
  }

  private heading(id: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[id="${id}"]`);
  }
}

/** The words of a heading: what the server made of Markdown has entities for these four and marks for emphasis. */
const plain = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
