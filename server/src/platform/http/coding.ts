import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The coding that a client likes best of those we have; of several alike the smallest (RFC 9110 § 12.5.3). */
export function codingFor(acceptEncoding: string | undefined): Coding {
  const weights = new Map((acceptEncoding ?? '').toLowerCase().split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = Number(parameters.find((word) => word.startsWith('q='))?.slice(2) ?? 1);
    return [name, Number.isNaN(weight) ? 0 : weight] as const;
  }));
  const weight = (name: Coding, otherwise: number): number => weights.get(name) ?? weights.get('*') ?? otherwise;
  const [br, zipped] = [weight('br', 0), weight('gzip', 0)];
  const best = Math.max(br, zipped, weights.get('identity') ?? 0);
  if (best === 0) return 'identity';
  if (br === best) return 'br';
  return zipped === best ? 'gzip' : 'identity';
}

/** Middling effort: made while somebody waits, unlike the client's files. */
export async function coded(body: string, coding: Coding): Promise<Buffer> {
  const bytes = Buffer.from(body);
  if (coding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return coding === 'gzip' ? zip(bytes) : bytes;
}

/** Whether If-None-Match names the tag; a proxy that compresses anew makes ours weak (RFC 9110 § 13.1.2). */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const named = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes(tag) || named.includes('*');
}
