import type { SourceFolder } from './folder.js';
import type { FolderPlace } from './source.js';

const numbered = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

export interface NumberedFolder extends FolderPlace {
  name: string;
}

/**
 * Modules and units stand in the order of their folder numbers: git then shows the order in every listing, and
 * moving one is a rename that keeps its uuid. Two folders with one number would leave the order open.
 */
export function numberFolders(parent: SourceFolder, names: readonly string[]): NumberedFolder[] {
  const ofNumber = new Map<string, string>();
  const found: NumberedFolder[] = [];
  for (const name of names) {
    const [, number, slug] = numbered.exec(name) ?? [];
    if (number === undefined || slug === undefined) {
      parent.refuse(name, 'no folder of this name: only folders such as 01-einstieg (two digits, a hyphen, a-z, 0-9 and hyphens)');
      continue;
    }
    const other = ofNumber.get(number);
    if (other !== undefined) parent.refuse(name, `a number of its own: ${number} already belongs to ${parent.pathOf(other)}`);
    else ofNumber.set(number, name);
    found.push({ name, slug, position: found.length + 1 });
  }
  return found;
}
