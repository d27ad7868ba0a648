import { Component, computed } from '@angular/core';
import { query } from '../platform/graphql';
import { Page } from '../platform/ui';
import { WhoRunsThis } from './who-runs-this';

@Component({
  selector: 'kb-privacy-notice',
  imports: [Page],
  template: `
    <kb-page [heading]="heading" [lead]="lead">
      <div class="kb-prose">
        <h2 i18n="@@home.privacy.who">Wer verantwortlich ist</h2>
        <p i18n="@@home.privacy.who.text">Verantwortlich ist der Träger Ihres Programms. Name, Telefon und E-Mail Ihrer Ansprechperson stehen am Fuß jeder Seite Ihres Programms, die Anschrift steht im Impressum.</p>
        @if (provider(); as provider) {
          <p><strong>{{ provider.name }}</strong></p>
          @if (provider.privacyName) {
            <p><span i18n="@@home.privacy.officer.text">Fragen zum Datenschutz beantwortet:</span> {{ provider.privacyName }}, <a [href]="'mailto:' + provider.privacyEmail">{{ provider.privacyEmail }}</a></p>
          }
        }

        <h2 i18n="@@home.privacy.what">Was wir speichern und wozu</h2>
        <ul>
          <li i18n="@@home.privacy.what.name">Ihren Namen und Ihren Standort: damit Sie eingeladen werden und Ihr Zertifikat den richtigen Namen trägt.</li>
          <li i18n="@@home.privacy.what.contact">Ihre E-Mail-Adresse und, wenn Sie sie angeben, Ihre Telefonnummer: für die Anmeldung und für Nachrichten zu Terminen.</li>
          <li i18n="@@home.privacy.what.attendance">Ihre Anwesenheit bei Veranstaltungen: der Fördergeber verlangt diesen Nachweis.</li>
          <li i18n="@@home.privacy.what.learning">Ihren Lernstand und die Ergebnisse von Wissensfragen: damit Sie dort weiterlernen, wo Sie aufgehört haben, und damit das Zertifikat ausgestellt werden kann.</li>
          <li i18n="@@home.privacy.what.log">Wer wann etwas geändert hat: damit sich Fehler klären lassen.</li>
        </ul>

        <h2 i18n="@@home.privacy.basis">Auf welcher Grundlage</h2>
        <p i18n="@@home.privacy.basis.text">Wir verarbeiten Ihre Daten, um die Qualifizierung durchzuführen, zu der Sie angemeldet sind (Artikel 6 Absatz 1 Buchstabe b DSGVO), und um die Nachweispflichten der öffentlichen Förderung zu erfüllen (Artikel 6 Absatz 1 Buchstaben c und e DSGVO).</p>

        <h2 i18n="@@home.privacy.sees">Wer Ihre Daten sieht</h2>
        <p i18n="@@home.privacy.sees.text">Ihre Trainerinnen und Trainer und der Träger sehen Anwesenheit und Lernstand. Ihr Standort sieht, ob er vertreten war. Der Fördergeber erhält Zahlen und die Nachweise, die er verlangt. Niemand sonst. Wir geben nichts zu Werbezwecken weiter und binden keine fremden Dienste ein.</p>

        <h2 i18n="@@home.privacy.cookies">Cookies</h2>
        <p i18n="@@home.privacy.cookies.text">Es gibt ein einziges Cookie. Es hält Sie angemeldet und ist dafür notwendig. Ihr Gerät merkt sich außerdem, ob Sie die helle oder die dunkle Ansicht gewählt haben, und Ihre Antworten in einem Quiz, bis Sie sie abgeben oder sich abmelden. Es wird nichts ausgewertet, was Sie auf anderen Seiten tun.</p>

        <h2 i18n="@@home.privacy.howLong">Wie lange</h2>
        <p i18n="@@home.privacy.howLong.text">So lange, wie das Programm läuft und der Fördergeber Nachweise verlangen kann. Danach werden die Daten gelöscht. Ausgestellte Zertifikate bleiben prüfbar.</p>

        <h2 i18n="@@home.privacy.rights">Ihre Rechte</h2>
        <p i18n="@@home.privacy.rights.text">Sie können Auskunft über Ihre Daten verlangen, sie berichtigen, löschen oder einschränken lassen, sie mitnehmen und der Verarbeitung widersprechen. Ein Anruf oder eine E-Mail an Ihre Ansprechperson genügt. Sie können sich auch bei der Datenschutz-Aufsicht Ihres Bundeslandes beschweren.</p>
      </div>
    </kb-page>
  `,
})
export class PrivacyNotice {
  private readonly page = query(WhoRunsThis);
  protected readonly provider = computed(() => (this.page.hasValue() ? this.page.value().installation.provider : null));
  protected readonly heading = $localize`:@@home.privacy.title:Datenschutzhinweise`;
  protected readonly lead = $localize`:@@home.privacy.lead:Was Kursbuch über Sie speichert, wozu, wer es sieht und was Sie verlangen können.`;
}
