import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { graphql, mutation } from '../platform/graphql';
import { Saving } from '../platform/saving';
import { Icon, SaveStateLine } from '../platform/ui';

const Begin = graphql(`mutation BeginDraftHere($id: ID!) { beginDraft(curriculumId: $id) { id } }`);

/** What one reads is published; whoever wants to change it begins a draft here and stays where they are. */
@Component({
  selector: 'kb-draft-needed',
  imports: [Icon, MatButton, SaveStateLine],
  template: `
    <p><kb-icon name="lock" /> <span i18n="@@curricula.locked">Das ist die veröffentlichte Fassung. Um etwas zu ändern, beginnen Sie einen Entwurf. Wer gerade lernt, merkt davon nichts.</span></p>
    <button matButton="filled" type="button" (click)="start()" i18n="@@curricula.begin">Entwurf beginnen</button>
    <kb-save-state [of]="saving" />
  `,
  host: { class: 'kb-no-print' },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--kb-3) var(--kb-4);
      padding: var(--kb-3) var(--kb-4);
      background: var(--kb-primary-soft);
      border-radius: var(--kb-corner);
    }
    p {
      display: flex;
      gap: var(--kb-2);
      flex: 1 1 22rem;
    }
    kb-icon {
      margin-block-start: 3px;
    }
  `,
})
export class DraftNeeded {
  private readonly router = inject(Router);
  private readonly begin = mutation(Begin);
  readonly curriculum = input.required<string>();
  readonly begun = output<void>();
  protected readonly saving = new Saving();

  protected async start(): Promise<void> {
    // Whoever is on the way to another page did not mean this one.
    if (this.router.currentNavigation()) return;
    if (await this.saving.run(() => this.begin({ id: this.curriculum() }))) this.begun.emit();
  }
}
