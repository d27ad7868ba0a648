import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

export type Scheme = 'device' | 'light' | 'dark';

/** Light or dark as the device says, until the person chooses. public/scheme.js applies the choice before the first paint. */
@Injectable({ providedIn: 'root' })
export class SchemeChoice {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly state = signal<Scheme>((this.root.dataset['scheme'] as Scheme | undefined) ?? 'device');
  readonly chosen = this.state.asReadonly();

  choose(scheme: Scheme): void {
    this.state.set(scheme);
    if (scheme === 'device') delete this.root.dataset['scheme'];
    else this.root.dataset['scheme'] = scheme;
    try {
      localStorage.setItem('kursbuch.scheme', scheme);
    } catch {
      // A browser without storage forgets the choice with the page.
    }
  }
}
