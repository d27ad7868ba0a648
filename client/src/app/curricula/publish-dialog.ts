import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Field, FieldInput, SaveStateLine } from '../platform/ui';
import { Change, Changes } from './changes';
import { versionName } from './words';

interface Cohort {
  id: string;
  title: string;
  programmeTitle: string;
}

export interface Publication {
  /** A new version, or a correction of wording for running cohorts. */
  as: 'version' | 'correction';
  draft: {
    id: string;
    version: number;
    changes: readonly Change[];
    correction: { number: number; wordingOnly: boolean; changes: readonly Change[] } | null;
    correctedCohorts: readonly Cohort[];
  };
  running: readonly Cohort[];
}

const Publish = graphql(`mutation PublishDraft($input: PublishInput!) { publishDraft(input: $input) { number patch } }`);
const Release = graphql(`mutation ReleaseCorrection($input: PublishInput!) { releaseCorrection(input: $input) { number patch } }`);

/** Says what changes and for whom, takes the note, and publishes. A correction that is more than wording says why. */
@Component({
  selector: 'kb-publish-dialog',
  imports: [Changes, Field, FieldInput, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, SaveStateLine],
  template: `
    <h2 matDialogTitle id="kb-publish-title">{{ heading }}</h2>
    <mat-dialog-content>
      @if (more().length) {
        <p i18n="@@curricula.publish.more">Das geht hier nicht: Im Entwurf ist mehr geändert als der Wortlaut. Wer schon gelernt hat, hätte es sonst anders gehabt.</p>
        <kb-changes [of]="more()" [beyondWording]="true" />
        <p i18n="@@curricula.publish.moreThen">Veröffentlichen Sie den Entwurf als neue Fassung, oder nehmen Sie diese Änderungen zurück.</p>
      } @else {
        <p>{{ reach }}</p>
        @if (named.length) {
          <ul>
            @for (cohort of named; track cohort.id) {
              <li>{{ cohort.title }}&ngsp;<span class="kb-muted">({{ cohort.programmeTitle }})</span></li>
            }
          </ul>
        }
        @if (changes.length) {
          <details>
            <summary>{{ countWords }}</summary>
            <kb-changes [of]="changes" />
          </details>
        }
        <kb-field [label]="noteLabel" [hint]="noteHint" [error]="saving.at('note')">
          <textarea #field kbInput rows="3" maxlength="2000" (input)="note.set(field.value)"></textarea>
        </kb-field>
        <kb-save-state [of]="saving" />
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      @if (more().length) {
        <button matButton="outlined" matDialogClose i18n="@@curricula.publish.back">Zurück zum Entwurf</button>
      } @else {
        <button matButton matDialogClose i18n="@@platform.cancel">Abbrechen</button>
        <button matButton="filled" type="button" [disabled]="!note().trim()" (click)="publish()">{{ deed }}</button>
      }
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--kb-4);
    }
    ul {
      padding-inline-start: 1.2em;
    }
    summary {
      min-block-size: var(--kb-target);
      padding-block: 9px;
      color: var(--kb-primary);
      cursor: pointer;
    }
  `,
})
export class PublishDialog {
  private readonly data = inject<Publication>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<unknown, string>>(MatDialogRef);
  private readonly publishDraft = mutation(Publish);
  private readonly releaseCorrection = mutation(Release);
  private readonly correcting = this.data.as === 'correction';

  protected readonly saving = new Saving();
  protected readonly note = signal('');
  protected readonly changes = this.correcting ? (this.data.draft.correction?.changes ?? []) : this.data.draft.changes;
  protected readonly named = this.correcting ? this.data.draft.correctedCohorts : this.data.running;
  protected readonly more = computed(() => (this.correcting ? this.changes.filter((change) => change.beyondWording.length) : []));

  protected readonly heading = this.correcting
    ? $localize`:@@curricula.release.title:Berichtigung für laufende Durchgänge freigeben`
    : $localize`:@@curricula.publish.title:Neue Fassung veröffentlichen`;
  protected readonly reach = this.reachWords();
  protected readonly deed = this.correcting ? $localize`:@@curricula.release.deed:Berichtigung freigeben` : $localize`:@@curricula.publish.deed:Fassung veröffentlichen`;
  protected readonly countWords =
    this.changes.length === 1 ? $localize`:@@curricula.changes.one:1 Änderung` : $localize`:@@curricula.changes.count:${this.changes.length}:count: Änderungen`;
  protected readonly noteLabel = $localize`:@@curricula.publish.note:Was ist neu?`;
  protected readonly noteHint = $localize`:@@curricula.publish.noteHint:Ein, zwei Sätze für alle, die damit arbeiten.`;

  protected async publish(): Promise<void> {
    const input = { draftId: this.data.draft.id, version: this.data.draft.version, note: this.note() };
    const version = await this.saving.run(async () =>
      this.correcting ? (await this.releaseCorrection({ input })).releaseCorrection : (await this.publishDraft({ input })).publishDraft,
    );
    if (version) this.dialog.close($localize`:@@curricula.published:${versionName(version)}:version: ist veröffentlicht.`);
  }

  private reachWords(): string {
    const count = this.named.length;
    if (this.correcting) {
      if (!count) return $localize`:@@curricula.release.nobody:Nur der Wortlaut ist geändert. Zurzeit läuft kein Durchgang mit dieser Fassung.`;
      return count === 1
        ? $localize`:@@curricula.release.one:Nur der Wortlaut ist geändert. 1 laufender Durchgang bekommt die Berichtigung sofort:`
        : $localize`:@@curricula.release.many:Nur der Wortlaut ist geändert. ${count}:count: laufende Durchgänge bekommen die Berichtigung sofort:`;
    }
    if (!count) return $localize`:@@curricula.publish.nobody:Danach kann niemand mehr etwas an dieser Fassung ändern. Zurzeit läuft kein Durchgang.`;
    return count === 1
      ? $localize`:@@curricula.publish.one:Danach kann niemand mehr etwas an dieser Fassung ändern. 1 laufender Durchgang bleibt bei seiner Fassung:`
      : $localize`:@@curricula.publish.many:Danach kann niemand mehr etwas an dieser Fassung ändern. ${count}:count: laufende Durchgänge bleiben bei ihrer Fassung:`;
  }
}
