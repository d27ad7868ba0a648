import { LRUCache } from 'lru-cache';

/**
 * Keeps what a pure function made of a text, up to so many characters, the least used going first. Known to this process
 * alone: another one makes the same again.
 */
export function remembered(most: number, make: (text: string) => string): (text: string) => string {
  const made = new LRUCache<string, string>({ maxSize: most, sizeCalculation: (value, text) => value.length + text.length + 1 });
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const result = make(text);
    made.set(text, result);
    return result;
  };
}
