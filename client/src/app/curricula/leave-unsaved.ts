import { inject, Signal } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { Confirm } from '../platform/confirm';

/** A page with a form: dirty while it holds what is not saved. */
export interface Editing {
  readonly dirty: Signal<boolean>;
}

/** Asks before typed text would be left behind. */
export const leaveUnsaved: CanDeactivateFn<Editing> = (page) =>
  !page.dirty() ||
  inject(Confirm).ask({
    title: $localize`:@@curricula.leave.title:Seite verlassen, ohne zu speichern?`,
    text: $localize`:@@curricula.leave.text:Was Sie hier geändert haben, ist dann weg.`,
    confirm: $localize`:@@curricula.leave.confirm:Ohne Speichern verlassen`,
    danger: true,
  });

/** The browser's own question, for closing the tab or loading anew. */
export function warnBeforeUnload(event: BeforeUnloadEvent, page: Editing): void {
  if (page.dirty()) event.preventDefault();
}
