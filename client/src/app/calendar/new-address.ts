import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Toast } from '../platform/toast';
import { Icon } from '../platform/ui';

/** A new address, shown this once, with the way into the usual calendar programs. */
@Component({
  selector: 'kb-new-address',
  imports: [Icon, MatButton],
  templateUrl: './new-address.html',
  styleUrl: './new-address.scss',
})
export class NewAddress {
  private readonly toast = inject(Toast);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  readonly name = input.required<string>();
  readonly url = input.required<string>();
  readonly done = output<void>();

  /** The scheme at which phones and computers open their calendar. */
  protected readonly webcal = computed(() => this.url().replace(/^https?:/, 'webcal:'));

  /** What is new is read out and stands in sight. */
  focus(): void {
    this.heading().nativeElement.focus();
  }

  protected async copy(): Promise<void> {
    const field = this.field().nativeElement;
    field.select();
    try {
      await navigator.clipboard.writeText(this.url());
      this.toast.say($localize`:@@calendar.copied:Die Adresse ist kopiert.`);
    } catch {
      // Browsers may refuse: then it is marked, and the person copies it.
      this.toast.say($localize`:@@calendar.notCopied:Ihr Browser erlaubt das Kopieren hier nicht. Die Adresse ist markiert: Kopieren Sie sie bitte selbst.`);
    }
  }
}
