import { checked } from './checked.js';
import type { SourceFolder } from './folder.js';
import { numberFolders, type NumberedFolder } from './numbered-folders.js';
import { readAssets } from './read-assets.js';
import { readUnit } from './read-unit.js';
import type { ModuleSource, UnitSource } from './source.js';
import type { Uuids } from './uuids.js';
import { YamlSource } from './yaml-source.js';

export async function readModule(folder: SourceFolder, place: NumberedFolder, uuids: Uuids): Promise<ModuleSource | undefined> {
  const { files, folders } = await folder.list();
  for (const name of files) if (name !== 'module.yaml') folder.refuse(name, 'no file of this name in a module: only module.yaml');
  const about = await readAbout(folder, files, uuids);
  const assets = folders.includes('assets') ? await readAssets(folder.inside('assets')) : [];
  const names = new Set(assets.map((asset) => asset.path));
  const unitFolders = numberFolders(folder, folders.filter((name) => name !== 'assets'));
  if (unitFolders.length === 0) folder.refuse('', 'at least one folder with a unit, such as 01-einstieg');
  const units: UnitSource[] = [];
  for (const unitFolder of unitFolders) {
    const unit = await readUnit(folder.inside(unitFolder.name), unitFolder, { uuids, assets: names });
    if (unit) units.push(unit);
  }
  const { position, slug } = place;
  return about && { ...about, position, slug, units, assets };
}

async function readAbout(folder: SourceFolder, files: readonly string[], uuids: Uuids) {
  if (!files.includes('module.yaml')) {
    folder.refuse('module.yaml', 'this file: what the module is');
    return undefined;
  }
  const file = await folder.read('module.yaml');
  const source = file && YamlSource.parse(file);
  const about = source && checked('module', source);
  if (about) uuids.claim(about.uuid, source, ['uuid']);
  return about;
}
