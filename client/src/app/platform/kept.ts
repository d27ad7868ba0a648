import { Injectable } from '@angular/core';

const PREFIX = 'kursbuch.kept.';

/** What somebody has begun and not handed in yet: it stays on this device until then, and a sign-out forgets all of it. */
@Injectable({ providedIn: 'root' })
export class Kept {
  /** As it was kept; null for nothing. */
  read<Value>(name: string): Value | null {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Value | null;
    } catch {
      return null;
    }
  }

  keep(name: string, value: unknown): void {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // A browser without storage forgets it with the page.
    }
  }

  forget(name: string): void {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {
      // Nor did it keep anything.
    }
  }

  forgetAll(): void {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    } catch {
      // Nor did it keep anything.
    }
  }
}
