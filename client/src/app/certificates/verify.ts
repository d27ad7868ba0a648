import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { graphql, query } from '../platform/graphql';
import { ueOf } from '../platform/units';
import { Field, FieldInput, Icon, Page, Problem, Skeleton } from '../platform/ui';
import { dayOnPaper } from './paper-day';
import { PaperCheck } from './paper-check';

const Verify = graphql(`
  query VerifyCertificate($number: String!) {
    verification(number: $number) {
      number state endedAt
      certified { title name provider programme curriculum startsOn endsOn attended offered issuedOn issuer issuerFunction sha256 }
    }
  }
`);

/** Anybody with a number learns what it certifies. Unknown and malformed numbers get one answer. */
@Component({
  selector: 'kb-verify',
  imports: [Field, FieldInput, Icon, MatButton, Page, PaperCheck, Problem, Skeleton],
  templateUrl: './verify.html',
  styleUrl: './verify.scss',
})
export class Verification {
  /** From the address, as the QR code writes it. */
  readonly number = input<string>();

  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly answerBox = viewChild<ElementRef<HTMLElement>>('box');
  protected readonly typed = linkedSignal(() => this.number() ?? '');
  protected readonly page = query(Verify, () => {
    const number = this.number()?.trim();
    return number ? { number } : undefined;
  });
  protected readonly answer = computed(() => (this.page.hasValue() ? { verification: this.page.value().verification } : null));

  protected readonly heading = $localize`:@@certificates.verify.title:Zertifikat prüfen`;
  protected readonly lead = $localize`:@@certificates.verify.lead:Geben Sie die Nummer ein, die auf dem Zertifikat steht, oder scannen Sie den Code darauf mit dem Telefon.`;
  protected readonly numberLabel = $localize`:@@certificates.verify.number:Nummer des Zertifikats`;
  protected readonly numberHint = $localize`:@@certificates.verify.hint:16 Zeichen, zum Beispiel 7K3M-9QXA-0VBE-R2TD. Groß und klein, Striche und Leerzeichen sind egal.`;
  protected readonly numberLacking = $localize`:@@certificates.verify.numberLacking:Bitte geben Sie die Nummer ein.`;
  /** Somebody asked without a number. */
  protected readonly lacking = signal(false);
  protected readonly day = dayOnPaper;
  protected readonly figure = ueOf;

  protected async check(): Promise<void> {
    const number = this.typed().trim();
    this.lacking.set(!number);
    if (!number) return this.field()?.nativeElement.focus();
    if (number === this.number()) this.page.reload();
    else await this.router.navigate(['/verify', number]);
    afterNextRender(() => this.answerBox()?.nativeElement.focus(), { injector: this.injector });
  }

  protected print(): void {
    window.print();
  }
}
