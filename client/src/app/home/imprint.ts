import { Component } from '@angular/core';
import { Page } from '../platform/ui';

@Component({
  selector: 'kb-imprint',
  imports: [Page],
  template: `
    <kb-page [heading]="heading">
      <div class="kb-prose">
        <h2 i18n="@@home.imprint.who">Wer diese Seiten betreibt</h2>
        <p>
          Kuratorium Deutsche Altershilfe (KDA)<br />
          <ng-container i18n="@@home.imprint.demo">Musteradresse dieser Demo-Installation: Musterstraße 1, 10115 Berlin</ng-container>
        </p>
        <p>
          <span i18n="@@home.imprint.phone">Telefon:</span> <a href="tel:+493023125000">030 23125 000</a><br />
          <span i18n="@@home.imprint.mail">E-Mail:</span> <a href="mailto:kursbuch@example.org">kursbuch&#64;example.org</a>
        </p>
        <h2 i18n="@@home.imprint.content">Für die Inhalte verantwortlich</h2>
        <p i18n="@@home.imprint.content.text">Für Lerneinheiten, Termine und Zertifikate ist der Träger des jeweiligen Programms verantwortlich. Er steht am Fuß jeder Seite eines Programms mit Namen, Telefon und E-Mail.</p>
        <h2 i18n="@@home.imprint.software">Die Software</h2>
        <p i18n="@@home.imprint.software.text">Kursbuch ist freie Software unter der Lizenz EUPL 1.2. Die Schriften Atkinson Hyperlegible Next und Bricolage Grotesque stehen unter der SIL Open Font License.</p>
      </div>
    </kb-page>
  `,
})
export class Imprint {
  protected readonly heading = $localize`:@@home.imprint.title:Impressum`;
}
