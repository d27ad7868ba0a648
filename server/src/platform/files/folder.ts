import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where content lies in the folder of files: by its SHA-256. */
export const pathOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/** Puts content in its place, whole or not at all, also when the power goes. */
export async function put(folder: string, sha256: string, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const path = pathOf(folder, sha256);
  await mkdir(dirname(path), { recursive: true });
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
