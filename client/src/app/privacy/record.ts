import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { graphql, query } from '../platform/graphql';
import { locale } from '../platform/locale';
import { Icon, Page, Problem, Skeleton } from '../platform/ui';

const Record = graphql(`
  query ProcessingRecord($language: String!) {
    processingRecord(language: $language) {
      controllers { name address privacyName privacyEmail }
      activities { id title purpose whom seenBy ground deadline data { what details onErasure } }
      measures
      transfers
      processors
    }
  }
`);

/** Verzeichnis von Verarbeitungstätigkeiten: what is kept of whom, why, how long; made from what each room registers. */
@Component({
  selector: 'kb-processing-record',
  imports: [Icon, MatButton, Page, Problem, Skeleton],
  templateUrl: './record.html',
  styleUrl: './record.scss',
})
export class RecordPage {
  protected readonly page = query(Record, () => ({ language: locale }));
  protected readonly record = computed(() => (this.page.hasValue() ? this.page.value().processingRecord : null));
  protected readonly pdf = `/privacy/record/${locale}.pdf`;
  protected readonly heading = $localize`:@@privacy.record.title:Verarbeitungsverzeichnis`;
  protected readonly lead = $localize`:@@privacy.record.lead:Welche Daten Kursbuch von wem speichert, wozu, auf welcher Grundlage und wie lange: das Verzeichnis nach Artikel 30 der Datenschutz-Grundverordnung.`;
}
