import { Component, input, signal } from '@angular/core';
import { Icon } from '../platform/ui';

type Result = 'same' | 'different' | 'unreadable';

/** Compares a PDF with the one that was issued. The file stays on the device: only its fingerprint is computed, here. */
@Component({
  selector: 'kb-paper-check',
  imports: [Icon],
  template: `
    <label [class.over]="over()" (dragover)="$event.preventDefault(); over.set(true)" (dragleave)="over.set(false)" (drop)="drop($event)">
      <kb-icon name="clipboard" />
      <span>
        <strong i18n="@@certificates.paper.title">Haben Sie die PDF-Datei?</strong>
        <span class="kb-small kb-muted" i18n="@@certificates.paper.text">Ziehen Sie sie hierher oder wählen Sie sie aus. Wir vergleichen sie mit dem Original. Die Datei verlässt Ihr Gerät nicht.</span>
      </span>
      <input class="kb-hidden" type="file" accept="application/pdf" (change)="chosen($event)" />
    </label>
    <p role="status">
      @switch (result()) {
        @case ('same') {
          <span class="same"><kb-icon name="check" /><ng-container i18n="@@certificates.paper.same">Die Datei ist unverändert das ausgestellte Zertifikat.</ng-container></span>
        }
        @case ('different') {
          <span class="different"><kb-icon name="warning" /><ng-container i18n="@@certificates.paper.different">Die Datei ist nicht das ausgestellte Zertifikat. Sie wurde verändert, oder es ist eine andere.</ng-container></span>
        }
        @case ('unreadable') {
          <span class="different"><kb-icon name="warning" /><ng-container i18n="@@certificates.paper.unreadable">Die Datei konnte nicht gelesen werden.</ng-container></span>
        }
      }
    </p>
  `,
  styles: `
    label {
      display: flex;
      align-items: center;
      gap: var(--kb-3);
      padding: var(--kb-4);
      border: 2px dashed var(--kb-edge);
      border-radius: var(--kb-corner);
      cursor: pointer;
    }
    label > span {
      display: grid;
    }
    label:focus-within {
      outline: 3px solid var(--kb-primary);
      outline-offset: 2px;
    }
    .over {
      background: var(--kb-primary-soft);
      border-color: var(--kb-primary);
    }
    p span {
      display: flex;
      gap: var(--kb-2);
      align-items: center;
      margin-block-start: var(--kb-3);
      font-weight: 600;
    }
    .same {
      color: var(--kb-present);
    }
    .different {
      color: var(--kb-absent);
    }
  `,
})
export class PaperCheck {
  /** Of the issued file, in hexadecimal. */
  readonly sha256 = input.required<string>();
  protected readonly over = signal(false);
  protected readonly result = signal<Result | null>(null);

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    void this.compare(event.dataTransfer?.files[0]);
  }

  protected chosen(event: Event): void {
    void this.compare((event.target as HTMLInputElement).files?.[0]);
  }

  private async compare(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      this.result.set(hex === this.sha256() ? 'same' : 'different');
    } catch {
      this.result.set('unreadable');
    }
  }
}
