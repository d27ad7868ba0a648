import { afterNextRender, Component, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

export interface Difference {
  label: string;
  mine: string;
  current: string;
}

/** Somebody else was faster: what stands there now, next to mine. Nothing typed is lost, and whoever saved is led here. */
@Component({
  selector: 'kb-conflict',
  imports: [MatButton],
  template: `
    <h3 #heading tabindex="-1" i18n="@@platform.conflict.title">Jemand anderes hat das inzwischen geändert</h3>
    <p i18n="@@platform.conflict.text">Was Sie eingegeben haben, ist nicht verloren. Vergleichen Sie beides und entscheiden Sie, was gelten soll.</p>
    <div class="kb-table kb-cards" role="region" tabindex="0" i18n-aria-label="@@platform.conflict.table" aria-label="Vergleich">
      <table>
        <thead>
          <tr>
            <th scope="col" i18n="@@platform.conflict.field">Angabe</th>
            <th scope="col" i18n="@@platform.conflict.mine">Bei Ihnen</th>
            <th scope="col" i18n="@@platform.conflict.current">Jetzt gespeichert</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.label) {
            <tr>
              <th scope="row">{{ row.label }}</th>
              <td i18n-data-label="@@platform.conflict.mine" data-label="Bei Ihnen">{{ row.mine }}</td>
              <td i18n-data-label="@@platform.conflict.current" data-label="Jetzt gespeichert">{{ row.current }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <div class="kb-actions">
      <button matButton="filled" type="button" (click)="keepMine.emit()" i18n="@@platform.conflict.keep">Meine Eingabe speichern</button>
      <button matButton="outlined" type="button" (click)="takeCurrent.emit()" i18n="@@platform.conflict.take">Gespeichertes übernehmen</button>
    </div>
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: grid;
      gap: var(--kb-3);
      padding: var(--kb-4);
      border-inline-start: 4px solid var(--kb-late);
      background: var(--kb-late-soft);
      border-radius: var(--kb-corner);
    }
    tbody :is(th, td) {
      white-space: pre-line;
      vertical-align: top;
      padding-block: var(--kb-2);
    }
    @media (max-width: 599px) {
      .kb-table td[data-label] {
        display: block;
        text-align: start;
      }
      .kb-table td[data-label]::before {
        display: block;
        font-size: var(--kb-size-small);
      }
    }
  `,
})
export class Conflict {
  readonly rows = input.required<readonly Difference[]>();
  readonly keepMine = output<void>();
  readonly takeCurrent = output<void>();
  /** Where it comes by itself: sight moves the page just so far that one sees it, nowhere leaves one where one is. */
  readonly leads = input<'here' | 'sight' | 'nowhere'>('here');

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => {
      if (this.leads() === 'here') this.lead();
      if (this.leads() === 'sight') this.heading().nativeElement.scrollIntoView({ block: 'nearest' });
    });
  }

  /** To the eyes and to the keyboard of who wanted to save: at once, without movement. */
  lead(): void {
    const heading = this.heading().nativeElement;
    this.element.scrollIntoView({ block: 'nearest' });
    // Of a long one its beginning.
    heading.scrollIntoView({ block: 'nearest' });
    heading.focus({ preventScroll: true });
  }
}
