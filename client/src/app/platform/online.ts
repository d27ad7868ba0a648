import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Online {
  private readonly window = inject(DOCUMENT).defaultView!;
  private readonly state = signal(this.window.navigator.onLine);
  readonly now = this.state.asReadonly();

  constructor() {
    this.window.addEventListener('online', () => this.state.set(true));
    this.window.addEventListener('offline', () => this.state.set(false));
  }
}
