import { Component, inject } from '@angular/core';
import { ChoosePerson } from '../identity/choose-person';
import { Session } from '../platform/session';
import { Problem, Skeleton } from '../platform/ui';
import { Start } from './start';
import { Welcome } from './welcome';

/** One address for everybody: the welcome before the sign-in, the start page by role after it. */
@Component({
  selector: 'kb-home',
  imports: [ChoosePerson, Problem, Skeleton, Start, Welcome],
  template: `
    @switch (session.state()) {
      @case ('in') {
        @if (session.person()) {
          <kb-start />
        } @else {
          @defer (on immediate) {
            <kb-choose-person />
          }
        }
      }
      @case ('out') {
        <kb-welcome />
      }
      @case ('asking') {
        <kb-skeleton [count]="6" />
      }
      @default {
        <h1 tabindex="-1" class="kb-hidden">Kursbuch</h1>
        <kb-problem [error]="null" [text]="unreachable" [canRetry]="true" (retry)="session.reload()" />
      }
    }
  `,
})
export class Home {
  protected readonly session = inject(Session);
  protected readonly unreachable = $localize`:@@home.unreachable:Kursbuch ist gerade nicht zu erreichen. Ihre Daten sind sicher. Bitte versuchen Sie es in einer Minute noch einmal.`;
}
