import type { IncomingMessage, Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyReply } from 'fastify';
import { requestIdOf } from '../log/request-now.js';
import { headersOf } from './headers.js';

const LARGEST_BODY = 1024 * 1024;

/** In ms. Somebody with one bar of reception in a village hall must get through; somebody who only holds a connection must not keep it. */
const PATIENCE = {
  /** For the headers, which fit into a packet or two. Whoever dribbles them is cut off with 408. */
  headersTimeout: 15_000,
  /** For headers and body together: 1 MiB, the largest body, at 140 kbit/s. */
  requestTimeout: 60_000,
  /** How often the two above are looked at: a slow connection lives at most this much longer. */
  connectionsCheckingInterval: 5_000,
  /** A connection on which nothing moves while an answer is under way: a reader who does not read. Longer than any answer takes, the ten seconds of a silent database included. */
  connectionTimeout: 60_000,
  /** Between two requests. Longer than the 60 s of nginx and the like, or the proxy would send a request into a connection that is just closed. */
  keepAliveTimeout: 75_000,
} as const;

/** The HTTP server with its bounds. */
export function httpServer(secure: boolean): FastifyAdapter {
  const { headersTimeout, connectionsCheckingInterval, ...fastify } = PATIENCE;
  const options: FastifyHttpOptions<Server> = {
    bodyLimit: LARGEST_BODY, trustProxy: 'loopback', forceCloseConnections: true, ...fastify,
    // No bound: a proxy sends everybody's requests through the same few connections, and each new one costs a handshake.
    maxRequestsPerSocket: 0,
    http: { headersTimeout, connectionsCheckingInterval },
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    // A malformed address is answered before any hook runs.
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      void reply.code(error.statusCode ?? 400).headers(headersOf(secure)).header('x-request-id', reply.request.id).send({ code: 'platform/not-found' });
    },
  };
  return new FastifyAdapter(options);
}
