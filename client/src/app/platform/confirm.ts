import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface Question {
  /** A question with the number in it: "18 Zertifikate ausstellen?" */
  title: string;
  /** What follows from it, in a sentence. */
  text?: string;
  /** What is affected, by name; from the ninth on they are counted. */
  names?: string[];
  /** The deed: "18 Zertifikate ausstellen", never "OK". */
  confirm: string;
  /** For what cannot be undone. */
  danger?: boolean;
}

/** Asks before what is destructive or touches many: says how many, names them. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);

  /** The dialog is loaded when first asked for: most visits confirm nothing. */
  async ask(question: Question): Promise<boolean> {
    const [{ MatDialog }, { ConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog'),
    ]);
    const dialog = this.injector.get(MatDialog).open<unknown, Question, boolean>(ConfirmDialog, {
      data: question,
      role: 'alertdialog',
      autoFocus: question.danger ? '.kb-cancel' : '.kb-confirm',
      ariaLabelledBy: 'kb-confirm-title',
      restoreFocus: this.document.activeElement instanceof HTMLElement ? this.document.activeElement : true,
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
