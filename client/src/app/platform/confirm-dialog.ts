import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { NumberPipe } from './units';

export interface Question {
  /** A question with the number in it: "18 Zertifikate ausstellen?" */
  title: string;
  /** What follows from it, in a sentence. */
  text?: string;
  /** What is affected, by name; beyond twenty the rest are counted. */
  names?: string[];
  /** The deed: "18 Zertifikate ausstellen", never "OK". */
  confirm: string;
  /** For what cannot be undone. */
  danger?: boolean;
}

/** As many as still fit on a phone with the buttons in sight; of more the first are named. */
const NAMED = 20;

@Component({
  selector: 'kb-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, NumberPipe],
  template: `
    <h2 matDialogTitle id="kb-confirm-title">{{ question.title }}</h2>
    <mat-dialog-content>
      @if (question.text) {
        <p>{{ question.text }}</p>
      }
      @if (named.length) {
        <ul>
          @for (name of named; track $index) {
            <li>{{ name }}</li>
          }
          @if (more > 0) {
            <li class="kb-muted" i18n="@@platform.confirm.more">und {{ more | kbNumber }} weitere</li>
          }
        </ul>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton class="kb-cancel" [mat-dialog-close]="false" i18n="@@platform.cancel">Abbrechen</button>
      <button matButton="filled" class="kb-confirm" [class.kb-danger]="question.danger" [mat-dialog-close]="true">
        {{ question.confirm }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      margin-block-start: var(--kb-3);
      padding-inline-start: 1.2em;
      columns: 2 12rem;
    }
    @media (max-width: 479px) {
      ul {
        columns: auto;
      }
    }
    .kb-danger {
      --mat-button-filled-container-color: var(--kb-absent);
      --mat-button-filled-label-text-color: var(--kb-surface);
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly named = (this.question.names ?? []).slice(0, NAMED);
  protected readonly more = (this.question.names ?? []).length - NAMED;
}
