import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { asRefusal, wordsOf } from '../refusals';
import { Icon } from './icon';

/** What happened, what is safe, what to do. (retry) shows a button when somebody listens: [canRetry]="true". */
@Component({
  selector: 'kb-problem',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <kb-icon name="warning" />
    <div>
      <p class="what">{{ words() }}</p>
      @if (safe()) {
        <p>{{ safe() }}</p>
      }
      @if (signedOut()) {
        <p i18n="@@platform.problem.signedOut">Melden Sie sich in einem neuen Fenster an. Kommen Sie dann hierher zurück und versuchen Sie es noch einmal.</p>
        <a matButton="outlined" href="sign-in" target="_blank" i18n="@@platform.problem.signIn">In neuem Fenster anmelden</a>
      }
      @if (canRetry() && !isGone()) {
        <button matButton="outlined" type="button" (click)="retry.emit()" i18n="@@platform.problem.retry">Noch einmal versuchen</button>
      } @else if (isGone()) {
        <a class="kb-no-print" routerLink="/" i18n="@@platform.problem.home">Zur Übersicht</a>
      }
      <ng-content />
    </div>
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--kb-3);
      padding: var(--kb-3) var(--kb-4);
      border-inline-start: 4px solid var(--kb-absent);
      background: var(--kb-absent-soft);
      border-radius: var(--kb-corner);
      max-inline-size: 44rem;
    }
    kb-icon {
      color: var(--kb-absent);
      margin-block-start: 3px;
    }
    div {
      display: grid;
      gap: var(--kb-2);
      justify-items: start;
    }
    a {
      padding-block: 9px;
    }
    .what {
      font-weight: 600;
    }
  `,
})
export class Problem {
  /** The error of a resource or a caught one; its words come from the tables of refusals. */
  readonly error = input<unknown>();
  /** Own words instead. */
  readonly text = input<string | null>();
  /** What is not lost: "Was Sie eingegeben haben, steht noch hier." */
  readonly safe = input<string | null>();
  readonly canRetry = input(false);
  readonly retry = output<void>();
  protected readonly isGone = computed(() => asRefusal(this.error()).code === 'platform/not-found');
  /** The page stays as it is, with all that was typed: the sign-in opens beside it. */
  protected readonly signedOut = computed(() => !this.text() && asRefusal(this.error()).code === 'identity/sign-in-needed');
  protected readonly words = computed(() => this.text() ?? wordsOf(this.error()));
}
