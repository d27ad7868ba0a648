import { Component, effect, ElementRef, inject, input } from '@angular/core';
import { trusted } from '../trusted';

/** HTML the server made from Markdown. It was cleaned there; it is cleaned again here before it becomes part of the page. */
@Component({
  selector: 'kb-prose',
  template: '',
  host: { class: 'kb-prose' },
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Prose {
  readonly html = input.required<string>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(async () => {
      const html = this.html();
      const { default: purify } = await import('dompurify');
      // A later text may have come while the cleaner was loading.
      if (html !== this.html()) return;
      element.innerHTML = purify.sanitize(html, {
        TRUSTED_TYPES_POLICY: trusted as never,
        RETURN_TRUSTED_TYPE: true,
        FORBID_TAGS: ['style', 'form', 'input', 'button'],
        FORBID_ATTR: ['style'],
      }) as unknown as string;
      // A wide table scrolls within the text, and must do so by keyboard, too.
      for (const table of element.querySelectorAll('table')) table.tabIndex = 0;
    });
  }
}
