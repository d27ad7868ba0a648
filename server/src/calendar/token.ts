import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits in base64url: 43 characters that need no escaping in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept instead of a token. It carries its full entropy, so no slow hash is needed. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token in `<token>.ics`; undefined for anything that was never one. */
export const tokenIn = (file: string): string | undefined => /^([\w-]{43})\.ics$/.exec(file)?.[1];
