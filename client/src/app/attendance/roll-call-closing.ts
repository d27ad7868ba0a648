import { afterNextRender, Component, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DayPipe, TimePipe } from '../platform/dates';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Field, FieldInput, Icon, Problem } from '../platform/ui';
import './attendance.refusals';
import type { Closing, Sheet } from './sheet';

const Close = graphql(`
  mutation CloseRollCall($id: ID!) {
    closeRollCall(sessionId: $id) { notRecorded closing { closedAt closedBy } }
  }
`);

const Reopen = graphql(`
  mutation ReopenRollCall($input: ReopenRollCallInput!) {
    reopenRollCall(input: $input) { notRecorded closing { closedAt closedBy } }
  }
`);

/** The end of a roll call: everybody is recorded, it is closed, and only with a reason opened again. */
@Component({
  selector: 'kb-roll-call-closing',
  imports: [DayPipe, Field, FieldInput, Icon, MatButton, Problem, TimePipe],
  template: `
    @if (closing(); as closing) {
      <p class="words"><kb-icon name="lock" /> <span class="kb-figures">
        @if (closing.closedBy; as by) {
          <ng-container i18n="@@attendance.closing.closedBy">Abgeschlossen am {{ closing.closedAt | kbDay }}, {{ closing.closedAt | kbTime }}, von {{ by }}</ng-container>
        } @else {
          <ng-container i18n="@@attendance.closing.closed">Abgeschlossen am {{ closing.closedAt | kbDay }}, {{ closing.closedAt | kbTime }}</ng-container>
        }
      </span></p>
      @if (asked()) {
        <form class="kb-form" (submit)="$event.preventDefault()">
          <kb-field [label]="reasonLabel" [hint]="reasonHint" [error]="saving.at('reason')">
            <textarea kbInput rows="2" maxlength="500" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea>
          </kb-field>
          <div class="kb-actions">
            <button matButton="filled" type="button" [disabled]="busy()" (click)="reopen()" i18n="@@attendance.closing.reopen">Liste wieder öffnen</button>
            <button matButton type="button" [disabled]="busy()" (click)="asked.set(false)" i18n="@@attendance.closing.keep">Abbrechen</button>
          </div>
        </form>
      } @else {
        <button matButton="outlined" type="button" (click)="ask()" i18n="@@attendance.closing.reopen">Liste wieder öffnen</button>
      }
    } @else if (notRecorded()) {
      <p class="words" i18n="@@attendance.closing.notYet">{notRecorded(), plural, =1 {Eine Person, die vertreten wird, hat noch keinen Eintrag. Mit „entschuldigt“ oder „fehlt“ ist die Liste fertig.} other {{{ notRecorded() }} Personen, die vertreten werden, haben noch keinen Eintrag. Mit „entschuldigt“ oder „fehlt“ ist die Liste fertig.}}</p>
    } @else {
      <p class="words" i18n="@@attendance.closing.settled">Alle sind erfasst. Nach dem Abschließen ändert nur noch etwas, wer einen Grund angibt.</p>
      <button matButton="outlined" type="button" [disabled]="busy()" (click)="close()"><kb-icon name="lock" /> <ng-container i18n="@@attendance.closing.close">Liste abschließen</ng-container></button>
    }
    @if (saving.state(); as state) {
      @if (state.kind === 'refused' && !saving.at('reason')) {
        <kb-problem [error]="state.refusal" />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--kb-2) var(--kb-4);
      padding: var(--kb-3) var(--kb-4);
      background: var(--kb-primary-soft);
      border-radius: var(--kb-corner);
    }
    .words {
      flex: 1 1 20rem;
      display: flex;
      gap: var(--kb-2);
    }
    :host.asked .words,
    form,
    kb-problem {
      flex: 1 1 100%;
    }
  `,
  host: { '[class.asked]': 'asked()' },
})
export class RollCallClosing {
  readonly sessionId = input.required<string>();
  readonly closing = input.required<Closing | null>();
  /** People without a mark. */
  readonly notRecorded = input.required<number>();
  readonly changed = output<Pick<Sheet, 'closing' | 'notRecorded'>>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly closeList = mutation(Close);
  private readonly reopenList = mutation(Reopen);
  protected readonly saving = new Saving();
  protected readonly asked = signal(false);
  protected readonly reason = signal('');
  protected readonly reasonLabel = $localize`:@@attendance.closing.reason:Warum?`;
  protected readonly reasonHint = $localize`:@@attendance.closing.reasonHint:Der Grund wird beim Abschluss festgehalten.`;
  protected readonly busy = (): boolean => this.saving.state().kind === 'saving';

  protected ask(): void {
    this.saving.reset();
    this.reason.set('');
    this.asked.set(true);
    afterNextRender(() => this.element.querySelector('textarea')?.focus(), { injector: this.injector });
  }

  protected async close(): Promise<void> {
    this.tell(await this.saving.run(async () => (await this.closeList({ id: this.sessionId() })).closeRollCall));
  }

  protected async reopen(): Promise<void> {
    this.tell(await this.saving.run(async () => (await this.reopenList({ input: { sessionId: this.sessionId(), reason: this.reason().trim() } })).reopenRollCall));
  }

  private tell(done: Pick<Sheet, 'closing' | 'notRecorded'> | undefined): void {
    if (!done) return;
    this.asked.set(false);
    this.changed.emit(done);
    // The button that was pressed is gone; what stands in its place is the next one.
    afterNextRender(() => this.element.querySelector('button')?.focus(), { injector: this.injector });
  }
}
