import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no I, L, O and U, so that nobody mistakes a letter for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;

/** A new number: 80 random bits as XXXX-XXXX-XXXX-XXXX. Nobody guesses one, and it says nothing about its neighbours. */
export function newNumber(bytes: Uint8Array = randomBytes(BYTES)): string {
  let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < 16; index++, bits >>= 5n) text = ALPHABET[Number(bits & 31n)]! + text;
  return text.match(/.{4}/g)!.join('-');
}

/** Reads what a person typed from paper: small letters, O for 0, I or L for 1, spaces or any dashes. Null for no number. */
export function readNumber(typed: string): string | null {
  const text = typed.slice(0, 100).toUpperCase().replace(/[\s\p{Pd}.]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text) ? text.match(/.{4}/g)!.join('-') : null;
}
