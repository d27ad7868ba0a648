import { Component } from '@angular/core';
import { Page } from '../platform/ui';

@Component({
  selector: 'kb-accessibility',
  imports: [Page],
  template: `
    <kb-page [heading]="heading" [lead]="lead">
      <div class="kb-prose">
        <h2 i18n="@@home.accessibility.state">Stand</h2>
        <p i18n="@@home.accessibility.state.text">Kursbuch soll die Anforderungen der EN 301 549 und der WCAG 2.2, Stufe AA, erfüllen. Jede Seite wird automatisch in heller und dunkler Ansicht und in beiden Sprachen geprüft. Eine Prüfung durch eine unabhängige Stelle steht noch aus.</p>

        <h2 i18n="@@home.accessibility.can">Was möglich ist</h2>
        <ul>
          <li i18n="@@home.accessibility.can.keyboard">Alles lässt sich mit der Tastatur bedienen. Der Fokus ist immer zu sehen.</li>
          <li i18n="@@home.accessibility.can.zoom">Sie können die Schrift auf das Doppelte vergrößern, ohne dass etwas verloren geht.</li>
          <li i18n="@@home.accessibility.can.status">Ein Zustand wird nie nur durch Farbe gezeigt, sondern auch durch Form, Buchstabe und Wort.</li>
          <li i18n="@@home.accessibility.can.motion">Wenn Ihr Gerät wenig Bewegung wünscht, bewegt sich nichts.</li>
          <li i18n="@@home.accessibility.can.pdf">Zertifikate sind PDF-Dateien mit Struktur für Vorleseprogramme.</li>
        </ul>

        <h2 i18n="@@home.accessibility.limits">Was noch nicht geht</h2>
        <p i18n="@@home.accessibility.limits.text">Angaben in Gebärdensprache und in Leichter Sprache gibt es noch nicht. Inhalte, die Träger selbst hochladen, können Mängel haben.</p>

        <h2 i18n="@@home.accessibility.report">Eine Barriere melden</h2>
        <p i18n="@@home.accessibility.report.text">Rufen Sie Ihre Ansprechperson an oder schreiben Sie ihr. Die Angaben stehen am Fuß jeder Seite Ihres Programms; eine allgemeine Adresse steht im Impressum. Sie bekommen innerhalb von zwei Wochen eine Antwort.</p>

        <h2 i18n="@@home.accessibility.enforcement">Wenn wir nicht helfen</h2>
        <p i18n="@@home.accessibility.enforcement.text">Dann können Sie sich an die Schlichtungsstelle oder die Durchsetzungsstelle Ihres Bundeslandes wenden. Das Verfahren ist kostenlos.</p>
      </div>
    </kb-page>
  `,
})
export class Accessibility {
  protected readonly heading = $localize`:@@home.accessibility.title:Erklärung zur Barrierefreiheit`;
  protected readonly lead = $localize`:@@home.accessibility.lead:Kursbuch soll für alle nutzbar sein. Hier steht, wie weit wir sind und an wen Sie sich wenden können.`;
}
