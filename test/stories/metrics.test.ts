import { freePort } from '../support/child-server.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let port: number;
beforeAll(async () => {
  port = await freePort();
  world = await openWorld({ metricsPort: port });
});
afterAll(() => world.close());

/** Rows of one figure: its labels and its value. */
async function figures(name: string): Promise<Record<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Object.fromEntries(text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)).map((line) => {
    const [, labels = '', value] = /^[^{ ]+(?:\{(.*)\})? (.+)$/.exec(line)!;
    return [labels.replaceAll('"', ''), Number(value)];
  }));
}

test('requests by route and status, operations by their name in the schema; what is tried makes no new row', async () => {
  const trainer = await world.anew('trainer');
  await trainer.see('query { me { person { id } } again: me { person { id } } }');
  await trainer.ask('query Invented4711 { outbox { waiting } }');
  for (const path of ['/calendar/a.ics', '/calendar/b.ics', '/nothing', '/nowhere']) await trainer.fetch(path);
  const requests = await figures('kursbuch_http_request_seconds_count');
  expect(requests).toEqual({
    'method=POST,route=/api/auth/*,status=200': 1, 'method=POST,route=/graphql,status=200': 2, 'method=GET,route=/calendar/:file,status=404': 2, 'method=GET,route=none,status=404': 2,
  });
  expect(await figures('kursbuch_graphql_operations_total')).toEqual({ 'operation=Query.me,outcome=answered': 2, 'operation=Query.outbox,outcome=refused': 1 });
});

test('what waits, the connections and the process itself', async () => {
  await world.visitor().post('/api/auth/email-otp/send-verification-otp', { email: 'heike.zuegel@example.org', type: 'sign-in' });
  expect(await figures('kursbuch_waiting')).toEqual({ 'what=jobs': 0, 'what=failedJobs': 0, 'what=mails': 1, 'what=failedMails': 0 });
  const connections = await figures('kursbuch_database_connections');
  expect(Object.keys(connections).sort()).toEqual(['accounts', 'jobs', 'requests'].flatMap((pool) => ['idle', 'used', 'waiting'].map((state) => `pool=${pool},state=${state}`)));
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) expect(Object.values(await figures(name))).toEqual([expect.any(Number)]);
});

test('they are on no port that people reach, and off unless somebody asks', async () => {
  expect((await world.visitor().fetch('/metrics')).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  const without = await world.beside({ metricsPort: undefined });
  await without.visitor().fetch('/health');
  await without.close();
});
