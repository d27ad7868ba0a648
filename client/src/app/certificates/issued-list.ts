import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mutation, graphql } from '../platform/graphql';
import { type Named, NamePipe } from '../platform/names';
import { wordsOf } from '../platform/refusals';
import { Saving } from '../platform/saving';
import { Field, FieldInput, Icon, Problem, SaveStateLine } from '../platform/ui';
import { number } from '../platform/units';
import { dayOnPaper } from './paper-day';
import { CERTIFICATE_STATE_WORDS } from './words';

const Revoke = graphql(`
  mutation RevokeCertificate($input: EndCertificateInput!) {
    revokeCertificate(input: $input) { id state version }
  }
`);

const Replace = graphql(`
  mutation ReplaceCertificate($input: EndCertificateInput!) {
    replaceCertificate(input: $input) { id number }
  }
`);

export interface IssuedCertificate {
  id: string;
  number: string;
  name: string;
  person: Named;
  state: string;
  issuedAt: string;
  endedAt: string | null;
  reason: string | null;
  issuer: string;
  version: number;
  pdf: string;
}

/** Everything that was issued, ended ones included; who may ends one with a reason, in place. */
@Component({
  selector: 'kb-issued-list',
  imports: [Field, FieldInput, Icon, MatButton, NamePipe, Problem, SaveStateLine],
  templateUrl: './issued-list.html',
  styleUrl: './issued-list.scss',
})
export class IssuedList {
  readonly certificates = input.required<readonly IssuedCertificate[]>();
  readonly mayEnd = input(false);
  readonly changed = output<void>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly revoke = mutation(Revoke);
  private readonly replace = mutation(Replace);
  protected readonly saving = new Saving();
  /** The one whose form is open. */
  protected readonly ending = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly label = $localize`:@@certificates.issued.title:Ausgestellte Zertifikate`;
  /** What is valid counts; what ended stands in the list as well. */
  protected readonly count = computed(() => {
    const [all, valid] = [this.certificates().length, this.certificates().filter(({ state }) => state === 'issued').length];
    if (all === valid) return String(valid);
    return $localize`:@@certificates.issued.count:${number(valid)}:valid: gültig, ${number(all - valid)}:ended: zurückgenommen oder ersetzt`;
  });
  protected readonly reasonLabel = $localize`:@@certificates.end.reason:Warum?`;
  protected readonly reasonHint = $localize`:@@certificates.end.reasonHint:Die Person liest diesen Grund. Wer das Zertifikat prüft, erfährt nur, seit wann es nicht mehr gilt.`;
  protected readonly safe = $localize`:@@certificates.end.safe:Ihr Grund steht noch hier.`;
  protected readonly busy = computed(() => this.saving.state().kind === 'saving');
  protected readonly conflict = computed(() => {
    const state = this.saving.state();
    return state.kind === 'conflict' ? wordsOf(state.refusal) : null;
  });

  protected readonly stateWords = (state: string): string => CERTIFICATE_STATE_WORDS[state] ?? state;
  protected readonly day = dayOnPaper;

  /** The form of one of this list, in view and ready to be typed into; nothing happens for a certificate of another list. */
  openFor(id: string): void {
    if (!this.certificates().some((certificate) => certificate.id === id)) return;
    this.saving.reset();
    this.reason.set('');
    this.ending.set(id);
    afterNextRender(() => this.element.querySelector('textarea')?.focus(), { injector: this.injector });
  }

  protected async end(certificate: IssuedCertificate, how: 'revoke' | 'replace'): Promise<void> {
    const input = { id: certificate.id, reason: this.reason().trim(), version: certificate.version };
    const done = await this.saving.run(async () => {
      await (how === 'revoke' ? this.revoke({ input }) : this.replace({ input }));
      return true;
    });
    if (done) this.ending.set(null);
    if (done || this.conflict()) this.changed.emit();
  }
}
