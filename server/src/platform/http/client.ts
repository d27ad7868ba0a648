import { existsSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const LOCALES = ['de', 'en'] as const;
type Locale = (typeof LOCALES)[number];

const HASHED = /-[A-Za-z0-9_-]{8}\.\w+$|\/media\//;

/**
 * Serves the built client: one folder a locale, precompressed. Files with a hash in their name never change; everything
 * else of a locale is a page of the client, answered by its index.html.
 */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false, etag: true });
  const files = new Set(existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')) : []);

  const open = { config: { open: true } };
  app.get('/', open, (request, reply) => reply.header('vary', 'accept-language').redirect(`/${localeOf(request)}/`));
  // As they are told on the telephone.
  for (const page of ['sign-in', 'verify', 'verify/:number']) {
    app.get(`/${page}`, open, (request, reply) => reply.header('vary', 'accept-language').redirect(`/${localeOf(request)}${request.url}`));
  }
  for (const locale of LOCALES) {
    app.get(`/${locale}`, open, (_, reply) => reply.redirect(`/${locale}/`));
    app.get<{ Params: { '*': string } }>(`/${locale}/*`, open, (request, reply) => send(reply, locale, request.params['*']));
  }

  function send(reply: FastifyReply, locale: Locale, path: string): FastifyReply {
    const file = `${locale}/${path}`;
    if (files.has(file) && path !== 'index.html') {
      return reply.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(file);
    }
    // A missing script must not be answered by a page: the browser would run HTML.
    if (extname(path)) return reply.code(404).send({ status: 'not found' });
    return reply.header('cache-control', 'no-cache').sendFile(`${locale}/index.html`);
  }
}

/** German unless the browser prefers English to German. */
function localeOf(request: FastifyRequest): Locale {
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase();
  const [de, en] = [wanted.indexOf('de'), wanted.indexOf('en')];
  return en >= 0 && (de < 0 || en < de) ? 'en' : 'de';
}
