import { afterNextRender, ApplicationRef, Component, computed, DestroyRef, DOCUMENT, ElementRef, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { number } from '../units';

/**
 * The end of a list that may be long. The page shows rows().slice(0, shown()) with `shown = signal(100)`; the next hundred come
 * as one scrolls near, by the button for those who do not scroll, and all of them before printing.
 *   <kb-more [all]="rows().length" [(shown)]="shown" />
 */
@Component({
  selector: 'kb-more',
  imports: [MatButton],
  template: `
    @if (shown() < all()) {
      <span role="status" class="kb-muted kb-figures" i18n="@@platform.more.of">{{ counted() }} von {{ total() }}</span>
      <button matButton type="button" (click)="next()" i18n="@@platform.more.next">Weitere anzeigen</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--kb-2) var(--kb-4);
      padding-inline: var(--kb-3);
      min-block-size: 1px;
    }
  `,
})
export class More {
  readonly all = input.required<number>();
  readonly shown = model.required<number>();
  /** How many come at once; fewer where a row is costly. */
  readonly step = input(100);
  protected readonly counted = computed(() => number(Math.min(this.shown(), this.all())));
  protected readonly total = computed(() => number(this.all()));

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const window = inject(DOCUMENT).defaultView!;
    const destroy = inject(DestroyRef);
    const application = inject(ApplicationRef);
    // The browser prints what stands when its event returns: nothing may wait for the next turn.
    const whole = () => {
      this.shown.set(Math.max(this.shown(), this.all()));
      application.tick();
    };
    afterNextRender(() => {
      const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.next(), { rootMargin: '800px' });
      watch.observe(element);
      window.addEventListener('beforeprint', whole);
      destroy.onDestroy(() => {
        watch.disconnect();
        window.removeEventListener('beforeprint', whole);
      });
    });
  }

  protected next(): void {
    if (this.shown() < this.all()) this.shown.set(this.shown() + this.step());
  }
}
