import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { StartProblem } from '../settings.js';

/** How every encrypted archive begins; the number is that of the form described here. */
export const MAGIC = Buffer.from('KURSBUCH ENCRYPTED 1\n');
const SALT = 16;
/** Plain bytes of a chunk. */
const CHUNK = 64 * 1024;
const TAG = 16;
/** scrypt with 2^17 rounds of 8 blocks: 128 MiB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);
type Bytes = AsyncIterable<Buffer>;

/**
 * Encrypts a stream: the magic, a salt, then chunks by AES-256-GCM, each with its tag. The key belongs to this archive
 * alone, so the nonce may be the chunk's number; its last byte says which chunk is the last, so that nobody can cut some off.
 */
export async function encrypting(passphrase: string): Promise<(plain: Bytes) => Bytes> {
  const salt = randomBytes(SALT);
  const key = await derive(passphrase.normalize('NFC'), salt, 32, COST);
  return async function* encrypt(plain) {
    yield Buffer.concat([MAGIC, salt]);
    for await (const { number, bytes, last } of chunks(plain, CHUNK)) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last));
      yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    }
  };
}

/** The way back, for what stands behind the magic. Gives out nothing that was not authenticated. */
export async function decrypting(passphrase: string, salt: Buffer): Promise<(sealed: Bytes) => Bytes> {
  const key = await derive(passphrase.normalize('NFC'), salt, 32, COST);
  return async function* decrypt(sealed) {
    for await (const { number, bytes, last } of chunks(sealed, CHUNK + TAG)) {
      const tag = bytes.subarray(Math.max(0, bytes.length - TAG));
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG }).setAuthTag(tag);
        yield Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - tag.length)), decipher.final()]);
      } catch {
        throw new StartProblem(number === 0
          ? 'The passphrase does not open this archive: try the one with which it was made. If that one fails too, the archive was changed or cut off: take another one.'
          : 'The archive was changed or cut off: take another one.');
      }
    }
  };
}

export const SALT_BYTES = SALT;

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

interface Chunk {
  readonly number: number;
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** Cuts into pieces of the same size; the last one is what is left, and never missing. */
async function* chunks(source: Bytes, size: number): AsyncGenerator<Chunk> {
  let number = 0;
  let kept: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    kept.push(part);
    length += part.length;
    if (length <= size) continue;
    let whole = Buffer.concat(kept);
    for (; whole.length > size; whole = whole.subarray(size)) yield { number: number++, bytes: whole.subarray(0, size), last: false };
    kept = [whole];
    length = whole.length;
  }
  yield { number, bytes: Buffer.concat(kept), last: true };
}
