import { linkedSignal, Signal, WritableSignal } from '@angular/core';

/** What stands in a form, beside what was saved last and the version that goes with it. */
export interface Sheet<Form> {
  readonly id: string;
  readonly version: number;
  readonly saved: Form;
  readonly form: Form;
}

/** Holds what is not saved. */
export const isDirty = (sheet: Sheet<unknown> | null): boolean => sheet !== null && JSON.stringify(sheet.form) !== JSON.stringify(sheet.saved);

export const freshSheet = <Form>({ id, version }: { id: string; version: number }, form: Form): Sheet<Form> => ({ id, version, saved: form, form });

/** The form of what was loaded. Loading it anew never takes away what somebody has typed and not saved. */
export function sheetOf<Loaded extends { id: string; version: number }, Form>(loaded: Signal<Loaded | null>, formOf: (loaded: Loaded) => Form): WritableSignal<Sheet<Form> | null> {
  return linkedSignal<Loaded | null, Sheet<Form> | null>({
    source: loaded,
    computation: (now, before) => {
      const held = before?.value ?? null;
      if (!now) return null;
      return held?.id === now.id && isDirty(held) ? held : freshSheet(now, formOf(now));
    },
  });
}
