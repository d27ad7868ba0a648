import { inject, Injectable, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

export interface Message {
  text: string;
  undo?: () => void;
}

/** A quiet word after a deed, with a way back where there is one: toast.say('Termin abgesagt.', () => this.restore()). */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly shown = signal<Message | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly message = this.shown.asReadonly();

  constructor() {
    // A way back belongs to the page on which the deed was done.
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationEnd && this.shown()?.undo) this.close();
    });
  }

  say(text: string, undo?: () => void): void {
    this.shown.set(undo ? { text, undo } : { text });
    this.stay();
    this.leaveLater();
  }

  /** Reading takes longer than that for some: the pointer or the focus on it keeps it. */
  stay(): void {
    clearTimeout(this.timer);
  }

  leaveLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), this.shown()?.undo ? 8_000 : 5_000);
  }

  close(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }
}
