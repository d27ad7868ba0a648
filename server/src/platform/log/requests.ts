import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { type RequestNow, within } from './request-now.js';

const REQUESTS = new WeakMap<FastifyRequest, RequestNow>();
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Gives each request its id, says it in the answer, and writes one line when the answer is out. What the line says of the
 * address is built up from the route, never cut down from what was asked: a token in it cannot be forgotten.
 */
export function followRequests(app: FastifyInstance, log: Logger, metrics: Metrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    const now: RequestNow = { id: request.id };
    REQUESTS.set(request, now);
    reply.header('x-request-id', now.id);
    within(now, done);
  });
  // Once more: reading a body leaves the context in which its first byte came.
  app.addHook('preHandler', (request, _reply, done) => { within(REQUESTS.get(request)!, done); });
  app.addHook('onResponse', (request, reply, done) => {
    const { id, operation, personId, fault } = REQUESTS.get(request) ?? { id: request.id };
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    metrics.answered(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime / 1000);
    const line = { request: id, method: request.method, path: pathOf(request), operation, status: reply.statusCode, ms };
    if (fault || reply.statusCode >= 500) log.error({ ...line, person: personId });
    // Who tries too much is the one case in which the address is needed, to shut it out.
    else if (reply.statusCode === 429) log.warn({ ...line, person: personId, address: request.ip });
    else log.info(line);
    done();
  });
}

/** The route with those of its parameters that are ids; every other one may be a secret. */
function pathOf({ routeOptions, params }: FastifyRequest): string | null {
  return routeOptions.url?.replace(/:(\w+)/g, (whole, name: string) => {
    const value = (params as Record<string, string | undefined> | undefined)?.[name];
    return value !== undefined && ID.test(value) ? value : whole;
  }) ?? null;
}
