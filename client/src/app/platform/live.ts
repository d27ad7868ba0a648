import { computed, DestroyRef, DOCUMENT, effect, inject, signal } from '@angular/core';

/**
 * Calls `changed` when the server says that what the address stands for has changed, and once at the beginning and after
 * every interruption, since nobody knows what was missed. Only while the window is seen: a browser holds six connections
 * to a server, and windows in the background would use them up. Use in an injection context.
 */
export function live(address: () => string | undefined, changed: () => unknown): void {
  const document = inject(DOCUMENT);
  const seen = signal(!document.hidden);
  const look = (): void => seen.set(!document.hidden);
  document.addEventListener('visibilitychange', look);
  inject(DestroyRef).onDestroy(() => { document.removeEventListener('visibilitychange', look); });

  // One look at a time: of what comes meanwhile, one more look sees all.
  let [looking, again] = [false, false];
  const told = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again) {
      again = false;
      // Who cannot be asked now is asked again when the stream begins anew.
      await Promise.resolve(changed()).catch(() => undefined);
    }
    looking = false;
  };

  const followed = computed(() => (seen() ? address() : undefined));
  effect((onCleanup) => {
    const from = followed();
    if (!from) return;
    const events = new EventSource(from);
    events.onmessage = () => void told();
    onCleanup(() => { events.close(); });
  });
}
