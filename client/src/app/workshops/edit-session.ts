import { Component, computed, input, output } from '@angular/core';
import { graphql, mutation, type VariablesOf } from '../platform/graphql';
import { type EditField, EditForm, type Typed } from './edit-form';

const Change = graphql(`mutation ChangeSession($input: ChangeSessionInput!) { changeSession(input: $input) { id version } }`);

interface Changeable {
  id: string;
  version: number;
  title: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  agenda: string;
  moduleUuid: string | null;
  status: string;
}

/** Time, title, agenda and minutes of a session. */
@Component({
  selector: 'kb-edit-session',
  imports: [EditForm],
  template: `<kb-edit-form [fields]="fields" [values]="values()" [version]="session().version" [deed]="deed" [store]="store" (saved)="saved.emit()" (cancelled)="cancelled.emit()" />`,
})
export class EditSession {
  readonly session = input.required<Changeable>();
  /** IANA zone of the event, in which its times are meant. */
  readonly zone = input.required<string>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  private readonly change = mutation(Change);
  protected readonly values = computed(() => {
    const { title, startsAt, endsAt, minutes, agenda, status } = this.session();
    const local = (at: string) => new Date(at).toLocaleString('sv-SE', { timeZone: this.zone() });
    return { title, minutes, agenda, status, day: local(startsAt).slice(0, 10), startsAt: local(startsAt).slice(11, 16), endsAt: local(endsAt).slice(11, 16) };
  });
  protected readonly deed = $localize`:@@workshops.saveSession:Einheit speichern`;
  protected readonly fields: EditField[] = [
    { key: 'title', kind: 'text', required: true, max: 200, label: $localize`:@@workshops.session.title:Titel der Einheit` },
    { key: 'day', kind: 'date', required: true, half: true, label: $localize`:@@workshops.session.day:Tag` },
    { key: 'minutes', kind: 'number', required: true, max: 1440, half: true, label: $localize`:@@workshops.session.minutes:Minuten ohne Pausen` },
    { key: 'startsAt', kind: 'time', required: true, half: true, label: $localize`:@@workshops.session.starts:Beginn` },
    { key: 'endsAt', kind: 'time', required: true, half: true, label: $localize`:@@workshops.session.ends:Ende` },
    { key: 'agenda', kind: 'area', max: 5000, label: $localize`:@@workshops.session.agenda:Ablauf` },
    { key: 'status', kind: 'status', label: $localize`:@@workshops.session.status:Findet sie statt?` },
  ];

  protected readonly store = (typed: Typed, version: number): Promise<unknown> =>
    this.change({ input: { ...typed, sessionId: this.session().id, moduleUuid: this.session().moduleUuid, version } as VariablesOf<typeof Change>['input'] });
}
