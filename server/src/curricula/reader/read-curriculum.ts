import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checked } from './checked.js';
import { SourceFolder } from './folder.js';
import { numberFolders } from './numbered-folders.js';
import { readModule } from './read-module.js';
import { inReadingOrder, type SourceError } from './source-error.js';
import type { CurriculumSource, ModuleSource } from './source.js';
import { Uuids } from './uuids.js';
import { YamlSource } from './yaml-source.js';

export type * from './source.js';
export { wordSourceError, type SourceError } from './source-error.js';

/**
 * Reads a curriculum from its folder: all of it, or every fault in all of its files.
 * Half a curriculum is never handed out, so an import cannot store one.
 */
export async function readCurriculum(folder: string): Promise<{ curriculum: CurriculumSource } | { errors: SourceError[] }> {
  const errors: SourceError[] = [];
  const root = resolve(folder);
  const top = new SourceFolder(root, '', errors);
  const isFolder = await stat(root).then((found) => found.isDirectory(), () => false);
  if (!isFolder) {
    top.refuse('curriculum.yaml', 'a folder with this file');
    return { errors };
  }
  const { files, folders } = await top.list();
  for (const name of files) if (name !== 'curriculum.yaml') top.refuse(name, 'no file of this name in a curriculum: only curriculum.yaml');
  const uuids = new Uuids();
  const about = await readAbout(top, files, basename(root), uuids);
  const moduleFolders = numberFolders(top, folders);
  if (moduleFolders.length === 0) top.refuse('curriculum.yaml', 'at least one folder with a module beside this file, such as 01-grundlagen');
  const modules: ModuleSource[] = [];
  for (const place of moduleFolders) {
    const module = await readModule(top.inside(place.name), place, uuids);
    if (module) modules.push(module);
  }
  return about && errors.length === 0 ? { curriculum: { ...about, modules } } : { errors: inReadingOrder(errors) };
}

async function readAbout(top: SourceFolder, files: readonly string[], folderName: string, uuids: Uuids) {
  if (!files.includes('curriculum.yaml')) {
    top.refuse('curriculum.yaml', 'this file: what the curriculum is');
    return undefined;
  }
  const file = await top.read('curriculum.yaml');
  const source = file && YamlSource.parse(file);
  const about = source && checked('curriculum', source);
  if (!about) return undefined;
  uuids.claim(about.uuid, source, ['uuid']);
  if (about.slug !== folderName) source.file.refuse(source.offsetOf(['slug']), `the name of the folder: ${folderName}`);
  return about;
}
