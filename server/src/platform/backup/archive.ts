import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, type Pack, pack } from 'tar-stream';
import { StartProblem } from '../settings.js';
import { decrypting, encrypting, MAGIC, SALT_BYTES } from './encryption.js';

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Writes a tar through Zstandard, and through the cipher where there is a passphrase; holds a few parts at the most. */
export class ArchiveWriter {
  /** Never fulfilled: whoever waits for a part to be taken must hear that the disk is full. */
  private readonly failure: Promise<never>;

  private constructor(private readonly tar: Pack, private readonly written: Promise<void>) {
    this.failure = new Promise((_, reject) => { written.catch(reject); });
    this.failure.catch(() => undefined);
  }

  static async open(path: string, passphrase: string | undefined): Promise<ArchiveWriter> {
    const encrypt = passphrase === undefined ? undefined : await encrypting(passphrase);
    const tar = pack();
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    const file = createWriteStream(path, { mode: 0o600, flush: true });
    return new ArchiveWriter(tar, encrypt ? pipeline(tar, compress, encrypt, file) : pipeline(tar, compress, file));
  }

  add(name: string, content: Buffer): Promise<void> {
    return this.taken((done) => { this.tar.entry({ name, size: content.length, mode: 0o600 }, content, done); });
  }

  /** The content must have exactly this many bytes. */
  async stream(name: string, size: number, content: Readable): Promise<void> {
    await Promise.race([pipeline(content, this.tar.entry({ name, size, mode: 0o600 })), this.failure]);
  }

  async finish(): Promise<void> {
    this.tar.finalize();
    await this.written;
  }

  /** Ends without an archive. The reason, where it lies in the writing itself. */
  async abandon(): Promise<unknown> {
    this.tar.destroy();
    const reason = await this.written.then(() => undefined, (error: unknown) => error);
    return (reason as NodeJS.ErrnoException | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : reason;
  }

  private taken(give: (done: (error?: Error | null) => void) => void): Promise<void> {
    const taken = new Promise<void>((resolve, reject) => { give((error) => { if (error) reject(error); else resolve(); }); });
    return Promise.race([taken, this.failure]);
  }
}

export interface ArchiveEntry {
  readonly name: string;
  /** To be read before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/** Its entries, one after the other. Throws a {@link StartProblem} for what is no archive, or a damaged one. */
export async function* readArchive(path: string, passphrase: string | undefined): AsyncGenerator<ArchiveEntry> {
  const head = await headOf(path);
  const sealed = isEncrypted(head);
  if (!sealed && !head.subarray(0, ZSTD.length).equals(ZSTD)) {
    throw new StartProblem(`${path} is no archive that this release can read: it was changed, a newer release made it, or it never was one.`);
  }
  if (sealed && passphrase === undefined) throw new StartProblem('The archive is encrypted: give its passphrase in KURSBUCH_PASSPHRASE.');
  const entries = extract();
  const source = createReadStream(path, { start: sealed ? head.length : 0 });
  const read = sealed
    ? pipeline(source, await decrypting(passphrase!, head.subarray(MAGIC.length)), createZstdDecompress(), entries)
    : pipeline(source, createZstdDecompress(), entries);
  read.catch(() => undefined);
  try {
    for await (const entry of entries) yield { name: entry.header.name, content: worded(path, entry) };
    await read;
  } catch (error) {
    throw problem(path, error);
  } finally {
    entries.destroy();
    await read.catch(() => undefined);
  }
}

/** What is wrong with an archive is often found out in the middle of an entry. */
async function* worded(path: string, entry: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* entry;
  } catch (error) {
    throw problem(path, error);
  }
}

const problem = (path: string, error: unknown): StartProblem =>
  (error instanceof StartProblem ? error : new StartProblem(`${path} was changed or cut off (${error instanceof Error ? error.message : String(error)}): take another archive.`));

/** Whether a passphrase is needed to read it. */
export async function asksForPassphrase(path: string): Promise<boolean> {
  return isEncrypted(await headOf(path));
}

const isEncrypted = (head: Buffer): boolean => head.subarray(0, MAGIC.length).equals(MAGIC);

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch(() => { throw new StartProblem(`${path} cannot be read: check its name and whether this user may read it.`); });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length + SALT_BYTES), 0, MAGIC.length + SALT_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
