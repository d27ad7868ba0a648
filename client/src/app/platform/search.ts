/** Whether one of the texts has the searched words in it, large or small; every text has no words in it. */
export function hasWords(searched: string, ...texts: readonly string[]): boolean {
  const words = searched.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(words));
}
