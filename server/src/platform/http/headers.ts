import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src-elem 'self' 'unsafe-inline'", "style-src-attr 'none'", "img-src 'self' data: blob:",
  "connect-src 'self'", "worker-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'",
  "require-trusted-types-for 'script'", 'trusted-types angular angular#bundler angular#components kursbuch dompurify',
].join('; ');

/** What every answer carries. `secure`: people reach us by https. */
export const headersOf = (secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  // Nothing of ours is there to be shown in, or read by, a page of somebody else.
  'cross-origin-resource-policy': 'same-origin',
  // For browsers too old for frame-ancestors.
  'x-frame-options': 'DENY',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
});

/** On every answer, whatever the route. What is made for one person is kept by no proxy, unless the route says otherwise. */
export function addHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = { ...headersOf(secure), 'cache-control': 'no-store' };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  /** Stated by the route itself; the controllers state theirs by @May. */
  readonly open: boolean;
}

/** Every plain route as it is registered, for the test that no route lacks a permission. */
export function listRoutes(app: FastifyInstance): RouteEntry[] {
  const routes: RouteEntry[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, open: (config as { open?: boolean } | undefined)?.open === true });
  });
  return routes;
}
