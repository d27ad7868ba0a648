import { Component, computed, input } from '@angular/core';
import { TimePipe } from '../dates';
import { Saving } from '../saving';
import { Problem } from './problem';

/** The quiet line under a form: being saved, saved at, or why not. */
@Component({
  selector: 'kb-save-state',
  imports: [Problem, TimePipe],
  template: `
    <span role="status" class="kb-muted kb-figures">
      @switch (state().kind) {
        @case ('saving') {
          <ng-container i18n="@@platform.save.saving">Wird gespeichert …</ng-container>
        }
        @case ('saved') {
          <ng-container i18n="@@platform.save.saved">Gespeichert um {{ at() | kbTime }}</ng-container>
        }
      }
    </span>
    @if (refusal(); as refusal) {
      <kb-problem [error]="refusal" [safe]="safe" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-2);
    }
    :host > span:empty {
      display: none;
    }
  `,
})
export class SaveStateLine {
  readonly of = input.required<Saving>();
  protected readonly state = computed(() => this.of().state());
  protected readonly at = computed(() => {
    const state = this.state();
    return state.kind === 'saved' ? state.at : new Date(0);
  });
  /** A refusal about one field stands at that field. */
  protected readonly refusal = computed(() => {
    const state = this.state();
    return state.kind === 'refused' && !state.refusal.field ? state.refusal : null;
  });
  protected readonly safe = $localize`:@@platform.save.safe:Was Sie eingegeben haben, steht noch hier.`;
}
