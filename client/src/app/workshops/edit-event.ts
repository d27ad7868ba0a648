import { Component, computed, inject, input, output } from '@angular/core';
import { Confirm } from '../platform/confirm';
import { graphql, mutation, type VariablesOf } from '../platform/graphql';
import { type EditField, EditForm, type Typed } from './edit-form';

const Change = graphql(`mutation ChangeEvent($input: ChangeEventInput!) { changeEvent(input: $input) { id version } }`);

interface Changeable {
  id: string;
  version: number;
  title: string;
  venueName: string;
  venueAddress: string;
  bring: string;
  status: string;
  sessions: readonly { title: string }[];
}

/** Place, what to bring, and whether it takes place. */
@Component({
  selector: 'kb-edit-event',
  imports: [EditForm],
  template: `<kb-edit-form [fields]="fields" [values]="values()" [version]="event().version" [deed]="deed" [sure]="sure" [store]="store" (saved)="saved.emit()" (cancelled)="cancelled.emit()" />`,
})
export class EditEvent {
  readonly event = input.required<Changeable>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  private readonly confirm = inject(Confirm);
  private readonly change = mutation(Change);
  protected readonly values = computed(() => {
    const { venueName, venueAddress, bring, status } = this.event();
    return { venueName, venueAddress, bring, status };
  });
  protected readonly deed = $localize`:@@workshops.saveEvent:Veranstaltung speichern`;
  protected readonly fields: EditField[] = [
    { key: 'venueName', kind: 'text', max: 200, label: $localize`:@@workshops.venueName:Name des Ortes` },
    { key: 'venueAddress', kind: 'text', max: 500, label: $localize`:@@workshops.venueAddress:Straße und Ort` },
    { key: 'bring', kind: 'area', max: 1000, label: $localize`:@@workshops.bringLong:Was die Teilnehmenden mitbringen` },
    { key: 'status', kind: 'status', label: $localize`:@@workshops.statusLabel:Findet sie statt?` },
  ];

  protected readonly sure = (typed: Typed): boolean | Promise<boolean> => {
    const { title, sessions, status } = this.event();
    return typed['status'] !== 'cancelled' || status === 'cancelled' || this.confirm.ask({
      title: $localize`:@@workshops.cancel.title:„${title}:title:“ mit ${sessions.length}:count: Einheiten absagen?`,
      text: $localize`:@@workshops.cancel.text:Abgesagte Einheiten zählen für niemanden. In den Kalendern bleiben sie als abgesagt stehen.`,
      names: sessions.map((session) => session.title), confirm: $localize`:@@workshops.cancel.confirm:Veranstaltung absagen`, danger: true,
    });
  };

  protected readonly store = (typed: Typed, version: number): Promise<unknown> =>
    this.change({ input: { ...typed, eventId: this.event().id, version } as VariablesOf<typeof Change>['input'] });
}
