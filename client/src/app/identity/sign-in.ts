import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { graphql, query } from '../platform/graphql';
import { locale } from '../platform/locale';
import { asRefusal, Refusal, wordsOf } from '../platform/refusals';
import { pathOr, Session } from '../platform/session';
import { Field, FieldInput, Icon, Page } from '../platform/ui';
import './identity.refusals';
import { sendCode, signInByCode, signInByPassword } from './sign-in-requests';

const Installation = graphql(`
  query SignInInstallation {
    installation { demo demoSignIns { label labelEn name email password } }
  }
`);

type Step = 'email' | 'code' | 'password';

@Component({
  selector: 'kb-sign-in',
  imports: [Field, FieldInput, Icon, MatButton, Page],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly installation = query(Installation);
  private readonly first = viewChild<string, ElementRef<HTMLElement>>('first', { read: ElementRef });

  /** Where the person wanted to go. */
  readonly to = input<string>();

  protected readonly step = signal<Step>('email');
  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly words = computed(() => {
    const refusal = this.refusal();
    return refusal ? wordsOf(refusal) : null;
  });
  protected readonly demos = computed(() => (this.installation.hasValue() ? this.installation.value().installation.demoSignIns : []).map((demo) => ({ ...demo, label: locale === 'en' ? demo.labelEn : demo.label })));

  protected readonly heading = $localize`:@@identity.signIn.title:Anmelden`;
  protected readonly emailLabel = $localize`:@@identity.email:E-Mail-Adresse`;
  protected readonly emailHint = $localize`:@@identity.email.hint:Die Adresse, an die Ihre Einladung ging.`;
  protected readonly codeLabel = $localize`:@@identity.code:Code aus der E-Mail`;
  protected readonly codeHint = $localize`:@@identity.code.hint:Sechs Ziffern. Der Code gilt zehn Minuten und nur einmal.`;
  protected readonly passwordLabel = $localize`:@@identity.password:Passwort`;

  protected go(step: Step): void {
    this.refusal.set(null);
    this.step.set(step);
    afterNextRender(() => this.first()?.nativeElement.focus(), { injector: this.injector });
  }

  protected send(email: string): Promise<void> {
    this.email.set(email.trim());
    // Known or not, the answer is the same: nobody learns here who takes part.
    return this.attempt(async () => {
      await sendCode(this.email());
      this.go('code');
    });
  }

  protected enterCode(code: string): Promise<void> {
    return this.attempt(async () => {
      await signInByCode(this.email(), code.replace(/\D/g, ''));
      await this.arrive();
    });
  }

  /** The sixth digit, typed or pasted, is the deed; who mistyped corrects and presses the button. */
  protected typed(field: HTMLInputElement): void {
    const digits = field.value.replace(/\D/g, '').slice(0, 6);
    if (field.value !== digits) field.value = digits;
    if (digits.length === 6 && !this.refusal()) void this.enterCode(digits);
  }

  protected enterPassword(email: string, password: string): Promise<void> {
    this.email.set(email.trim());
    return this.attempt(async () => {
      await signInByPassword(this.email(), password);
      await this.arrive();
    });
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await deed();
    } catch (error) {
      this.refusal.set(asRefusal(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async arrive(): Promise<void> {
    this.session.reload();
    await this.session.settled();
    await this.router.navigateByUrl(pathOr(this.to(), '/'));
  }
}
