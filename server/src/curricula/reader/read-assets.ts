import type { SourceFolder } from './folder.js';
import type { AssetSource } from './source.js';
import { findSvgFaults } from './svg.js';

/** The drawings of a module. They travel as text: an import stores them, a published version keeps them. */
export async function readAssets(folder: SourceFolder): Promise<AssetSource[]> {
  const { files, folders } = await folder.list();
  for (const name of folders) folder.refuse(name, 'no folder inside assets');
  const assets: AssetSource[] = [];
  for (const name of files) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\.svg$/.test(name)) {
      folder.refuse(name, 'a drawing with a name such as ablauf.svg (a-z, 0-9 and hyphens)');
      continue;
    }
    const file = await folder.read(name);
    if (!file) continue;
    for (const { index, expected } of findSvgFaults(file.text)) file.refuse(index, expected);
    assets.push({ path: `assets/${name}`, mediaType: 'image/svg+xml', text: file.text });
  }
  return assets;
}
