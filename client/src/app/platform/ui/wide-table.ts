import { afterNextRender, DestroyRef, Directive, ElementRef, inject } from '@angular/core';

type Side = 'start' | 'end' | 'both';

const WORDS: Record<Side, string> = {
  end: $localize`:@@platform.table.end:Die Tabelle geht rechts weiter.`,
  start: $localize`:@@platform.table.start:Die Tabelle geht links weiter.`,
  both: $localize`:@@platform.table.both:Die Tabelle geht links und rechts weiter.`,
};

/** On a kb-table that may be wider than its place: on which side it goes on stands above it, and there it fades (styles/table.scss). */
@Directive({ selector: '[kbWideTable]' })
export class WideTable {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const look = () => {
        const { scrollLeft, scrollWidth, clientWidth } = element;
        // Half a pixel is left over where the window is zoomed.
        const [before, after] = [scrollLeft > 1, scrollLeft < scrollWidth - clientWidth - 1];
        say(element, before && after ? 'both' : after ? 'end' : before ? 'start' : null);
      };
      // In the next frame: the words change the height of what is being watched.
      const watch = new ResizeObserver(() => requestAnimationFrame(look));
      watch.observe(element);
      for (const child of element.children) watch.observe(child);
      element.addEventListener('scroll', look, { passive: true });
      destroy.onDestroy(() => { watch.disconnect(); });
    });
  }
}

function say(element: HTMLElement, more: Side | null): void {
  if ((element.dataset['more'] ?? null) === more) return;
  if (more) {
    Object.assign(element.dataset, { more, moreWords: WORDS[more] });
    return;
  }
  delete element.dataset['more'];
  delete element.dataset['moreWords'];
}
