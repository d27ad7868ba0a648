import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Question } from './confirm-dialog';

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
