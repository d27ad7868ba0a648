import { Component, computed } from '@angular/core';
import { query } from '../platform/graphql';
import { Page, Skeleton } from '../platform/ui';
import { WhoRunsThis } from './who-runs-this';

@Component({
  selector: 'kb-imprint',
  imports: [Page, Skeleton],
  template: `
    <kb-page [heading]="heading">
      <div class="kb-prose">
        <h2 i18n="@@home.imprint.who">Wer diese Seiten betreibt</h2>
        @if (provider(); as provider) {
          @if (provider.imprint) {
            <p i18n="@@home.imprint.own">Angaben des Trägers:</p>
            <p class="own" lang="de">{{ provider.imprint }}</p>
          } @else {
            <p class="own"><strong>{{ provider.name }}</strong><br />{{ provider.address }}</p>
          }
          @if (provider.website) {
            <p><span i18n="@@home.imprint.web">Website:</span>&ngsp;<a [href]="provider.website">{{ provider.website }}</a></p>
          }
        } @else if (page.hasValue() || page.error()) {
          <p i18n="@@home.imprint.unnamed">Die Angaben des Trägers sind noch nicht eingetragen.</p>
        } @else {
          <kb-skeleton [count]="3" />
        }
        <h2 i18n="@@home.imprint.content">Für die Inhalte verantwortlich</h2>
        <p i18n="@@home.imprint.content.text">Für Lerneinheiten, Termine und Zertifikate ist der Träger des jeweiligen Programms verantwortlich. Er steht am Fuß jeder Seite eines Programms mit Namen, Telefon und E-Mail.</p>
        <h2 i18n="@@home.imprint.software">Die Software</h2>
        <p i18n="@@home.imprint.software.text">Kursbuch ist freie Software unter der Lizenz EUPL 1.2. Die Schriften Atkinson Hyperlegible Next und Bricolage Grotesque stehen unter der SIL Open Font License.</p>
      </div>
    </kb-page>
  `,
  // The imprint is whole, name and address included; the provider writes it with line breaks.
  styles: `
    .own {
      white-space: pre-line;
    }
  `,
})
export class Imprint {
  protected readonly page = query(WhoRunsThis);
  protected readonly provider = computed(() => (this.page.hasValue() ? this.page.value().installation.provider : null));
  protected readonly heading = $localize`:@@home.imprint.title:Impressum`;
}
