import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** What appears because of a deed elsewhere on the page comes to the eyes of who did it. */
@Directive({ selector: '[kbInView]' })
export class InView {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.scrollIntoView({ block: 'center' }));
  }
}
