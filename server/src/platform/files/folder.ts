import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where content lies in the folder of files: by its SHA-256. */
export const pathOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/** Beside content whose row may not be committed yet: an empty file, left by whoever put it there. */
const ARRIVED = '.arrived';
const ASIDE = /^([0-9a-f]{64})\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Puts content in its place, whole or not at all, also when the power goes. Its row follows; see {@link clear} for when it does not. */
export async function put(folder: string, sha256: string, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const path = pathOf(folder, sha256);
  await mkdir(dirname(path), { recursive: true });
  // Opened for writing anew: its time is that of the latest arrival.
  await (await open(`${path}${ARRIVED}`, 'w')).close();
  const half = `${path}.${randomUUID()}`;
  const file = await open(half, 'w');
  try {
    for await (const part of content) await file.writeFile(part);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(half, { force: true });
    throw error;
  }
  await file.close();
  await rename(half, path);
}

/**
 * Takes away what writes left that ended in their middle: halves, and content that arrived more than `settled` ms ago and has
 * no row. Looks at nothing but what {@link put} marked, so that a server on a wrong database clears no other one's files.
 */
export async function clear(folder: string, settled: number, known: (sha256: string) => Promise<boolean>): Promise<number> {
  const old = async (path: string): Promise<boolean> => Math.abs(Date.now() - await stat(path).then(({ mtimeMs }) => mtimeMs, () => Date.now())) > settled;
  let cleared = 0;
  // Made by the first file.
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return []; throw error; });
  for (const entry of entries) {
    const found = join(entry.parentPath, entry.name);
    if (ASIDE.test(entry.name) && await old(found)) {
      await rm(found, { force: true });
      cleared++;
    } else if (entry.name.endsWith(ARRIVED) && await old(found)) {
      const sha256 = entry.name.slice(0, -ARRIVED.length);
      const path = pathOf(folder, sha256);
      if (found !== `${path}${ARRIVED}`) continue;
      if (!await known(sha256)) {
        // Set aside, then looked at again: the same content may arrive anew in this moment, which marks it before it lies there.
        const aside = `${path}.${randomUUID()}`;
        const there = await rename(path, aside).then(() => true, () => false);
        if (!await old(found)) {
          if (there) await rename(aside, path);
          continue;
        }
        await rm(aside, { force: true });
        cleared += Number(there);
      }
      await rm(found, { force: true });
    }
  }
  return cleared;
}

/** The SHA-256 of a file's content and its length in bytes; undefined where there is none. */
export async function measure(path: string): Promise<{ sha256: string; bytes: number } | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(part);
      bytes += part.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
}
