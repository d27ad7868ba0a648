import type { Server } from 'node:http';
import { idle, isOpen, type Slow, slowBody, slowHeaders, slowReader } from '../support/slow-clients.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let port: number;
const all: Slow[] = [];
beforeAll(async () => {
  world = await openWorld();
  port = Number(new URL(world.url).port);
});
afterAll(async () => {
  for (const { socket } of all) socket.destroy();
  await world.close();
});

const many = async (open: () => Promise<Slow>): Promise<Slow[]> => {
  const opened = await Promise.all(Array.from({ length: 30 }, open));
  all.push(...opened);
  return opened;
};

test('the bounds of a connection are ours, not whatever Node and Fastify begin with', () => {
  const { headersTimeout, requestTimeout, timeout, keepAliveTimeout, maxRequestsPerSocket } = world.app.getHttpServer() as Server;
  expect({ headersTimeout, requestTimeout, timeout, keepAliveTimeout, maxRequestsPerSocket }).toEqual({
    headersTimeout: 15_000, requestTimeout: 60_000, timeout: 60_000, keepAliveTimeout: 75_000, maxRequestsPerSocket: 0,
  });
});

// The same by 300 and by 3,000 connections, at the true bounds: slow-clients.prove.mjs.
test('somebody who dribbles headers or a body is told so and cut off, and everybody else is served meanwhile', async () => {
  const server = world.app.getHttpServer() as Server;
  const trainer = await world.as('trainer');
  const [headers, bodies, readers, idlers] = [await many(() => slowHeaders(port)), await many(() => slowBody(port)), await many(() => slowReader(port, '/health')), await many(() => idle(port))];
  expect(await trainer.see('{ me { person { familyName } } }')).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
  expect([headers, bodies, readers, idlers].map((of) => of.filter(isOpen).length)).toEqual([30, 30, 30, 30]);
  // Their time is over sooner than it would be; it is looked at every five seconds.
  Object.assign(server, { headersTimeout: 1, requestTimeout: 1 });
  const said = await Promise.all([...headers, ...bodies].map(({ closed }) => closed));
  expect(new Set(said.map((answer) => answer.split('\r\n')[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  Object.assign(server, { headersTimeout: 15_000, requestTimeout: 60_000 });
  expect(idlers.filter(isOpen)).toHaveLength(30);
  expect((await trainer.fetch('/health')).status).toBe(200);
});
