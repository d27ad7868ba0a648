import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty, Page } from '../platform/ui';

@Component({
  selector: 'kb-not-found',
  imports: [Empty, MatButton, Page, RouterLink],
  template: `
    <kb-page [heading]="heading">
      <kb-empty [text]="text">
        <a matButton="filled" routerLink="/" i18n="@@home.notFound.home">Zur Startseite</a>
      </kb-empty>
    </kb-page>
  `,
})
export class NotFound {
  protected readonly heading = $localize`:@@platform.notFound.title:Diese Seite gibt es nicht`;
  protected readonly text = $localize`:@@home.notFound.text:Hier hält nichts. Vielleicht ist die Adresse nicht vollständig, oder die Seite ist umgezogen.`;
}
