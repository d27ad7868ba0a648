import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { asServed } from '../support/as-served.js';
import type { Browser } from '../support/browser-session.js';
import { plantExamples } from '../support/examples.js';
import { Dice, documentOf, Hostile } from '../support/hostile.js';
import { PERSONAS, type Persona, personas } from '../support/personas.js';
import { openWorld, type World } from '../support/world.js';

const { GraphQLSchemaHost } = await asServed<typeof import('@nestjs/graphql')>('@nestjs/graphql');

// The same questions in every run of `npm test`; `npm run prove` asks more of them, by a seed of its own.
const SEED = Number(process.env['KURSBUCH_FUZZ_SEED'] ?? 20_220_622);
const ROUNDS = Number(process.env['KURSBUCH_FUZZ_ROUNDS'] ?? 1);
const LONGEST = 60_000 + ROUNDS * 60_000;

let world: World;
let browsers: Map<Persona, Browser>;
let hostile: Hostile;
const dice = new Dice(SEED);
const seed = `seed ${SEED}, ${ROUNDS} rounds`;

beforeAll(async () => {
  world = await openWorld();
  browsers = await personas(world);
  await plantExamples(world);
  hostile = new Hostile(dice, await everyId(), ['lesson', 'reflection', 'quiz', 'assignment', 'session', 'excused', 'late', 'funder', 'committee', 'tentative', 'confirmed', 'Ein Titel']);
}, 120_000);
afterAll(() => world.close());

interface Finding { readonly operation: string; readonly persona: Persona; readonly what: string; readonly given: string }

/** What must not be in any answer, whoever asks for whatever. */
const LEAKS = /platform\/fault|\n\s+at |node_modules|\.ts:\d|\.js:\d|syntax error at or|violates|relation "|column "|select |MikroORM|QueryFailed/i;

function faultIn(status: number, text: string): string | undefined {
  if (status >= 500) return `status ${status}`;
  const [leak] = LEAKS.exec(text) ?? [];
  return leak && `says ${leak}`;
}

/** The reason of the last fault, for whoever is to mend it. */
function lastStack(): string {
  const line = world.lines.findLast((one) => one.includes('"stack"'));
  return line ? String((JSON.parse(line) as { stack: string }).stack).split('\n').filter((part, index) => index === 0 || part.includes('server/')).slice(0, 4).join(' | ') : '';
}

test(`every operation, with hostile values, as every role: no fault, nothing of the inside, nothing written by what is refused (${seed})`, async () => {
  const { schema } = world.app.get(GraphQLSchemaHost);
  const findings: Finding[] = [];
  const outcome = { asked: 0, answered: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, type] of [['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as [('query' | 'mutation'), GraphQLObjectType][]) {
      for (const field of Object.values(type.getFields()) as GraphQLField<unknown, unknown>[]) {
        for (const persona of PERSONAS) {
          const given = hostile.arguments(field.args);
          const before = kind === 'mutation' ? await written() : '';
          const answer = await browsers.get(persona)!.post('/graphql', { query: documentOf(kind, field, Object.keys(given)), variables: given });
          const text = await answer.text();
          const refused = text.startsWith('{"errors"') || /"errors":\[/.test(text.slice(0, 60));
          outcome.asked++;
          outcome[refused ? 'refused' : 'answered']++;
          const note = (what: string): void => { findings.push({ operation: field.name, persona, what, given: JSON.stringify(given).slice(0, 300) }); };
          const fault = refused ? faultIn(answer.status, text) : faultIn(answer.status, '');
          if (fault) note(`${fault}: ${lastStack()}`);
          if (kind === 'mutation' && refused && await written() !== before) note('refused, and written all the same');
        }
      }
    }
  }
  expect([seed, findings]).toEqual([seed, []]);
  // Most is refused, as it should be; that something gets through shows that more than the first check was asked.
  expect(outcome.answered).toBeGreaterThan(outcome.asked / 20);
  expect(outcome.refused).toBeGreaterThan(outcome.asked / 4);
}, LONGEST);

test('strangers change nothing at all, whatever they send: every row of every table', async () => {
  const { schema } = world.app.get(GraphQLSchemaHost);
  const before = await everyRow();
  for (let round = 0; round < ROUNDS; round++) {
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      const given = hostile.arguments(field.args);
      await browsers.get('visitor')!.post('/graphql', { query: documentOf('mutation', field, Object.keys(given)), variables: given });
    }
  }
  expect(await everyRow()).toEqual(before);
  // The comparison sees a change.
  await world.db.query("update site set name = name || ' ' where key = 'meersburg'");
  expect(await everyRow()).not.toEqual(before);
});

test('plain routes and sign-in with hostile paths, bodies and headers', async () => {
  const findings: Finding[] = [];
  const paths = ['/calendar/', '/certificates/', '/curricula/assets/x/', '/de/', '/', '/api/auth/', '/audit/'];
  for (let n = 0; n < ROUNDS * 60; n++) {
    const persona = dice.one(PERSONAS);
    const path = `${dice.one(paths)}${dice.roll() < 0.5 ? encodeURIComponent(hostile.text().toWellFormed().slice(0, 3000)) : hostile.text().replace(/[^!-~]/g, '').slice(0, 3000)}`;
    const browser = browsers.get(persona)!;
    const body = { email: dice.one([hostile.text(), 'a@example.org', null, 7, {}]), otp: hostile.text(), password: hostile.text(), type: 'sign-in', [hostile.text()]: hostile.text() };
    const asks: (() => Promise<Response>)[] = [
      () => browser.fetch(path, { method: dice.one(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) }),
      () => world.visitor().post(`/api/auth/${dice.one(['sign-in/email', 'sign-in/email-otp', 'email-otp/send-verification-otp'])}`, body),
      () => world.visitor().post(`/api/auth/${dice.one(['sign-in/email', 'sign-in/email-otp', 'email-otp/send-verification-otp', 'sign-out'])}`, dice.one([[], [body], { email: [body] }, { email: { $ne: null } }])),
      () => world.visitor().fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', cookie: `kursbuch.session_token=${encodeURIComponent(hostile.text().toWellFormed().slice(0, 2000))}` }, body: dice.one(['', '[]', '{}', 'null', '7', '{"query":7}', '{"query":"{ me { person { id } } }","variables":7}', '{"query":"{ me { person { id } } }","operationName":[]}', '{"query":"query A { me { person { id } } } query A { me { person { id } } }"}', `{"query":"${'{a'.repeat(3000)}"}`, `{"query":${'['.repeat(5000)}`]) }),
    ];
    const ask = dice.one(asks);
    const answer = await ask().catch((error: unknown) => { if ((error as Error).name === 'TypeError') return undefined; throw error; });
    // What fetch itself does not send is not asked. By name: Node's errors are of another realm than Jest's.
    if (!answer) continue;
    const text = (answer.headers.get('content-type') ?? '').startsWith('text/html') ? '' : await answer.text();
    const fault = faultIn(answer.status, text);
    if (fault) findings.push({ operation: `${answer.url}`.slice(0, 200), persona, what: `${fault}: ${lastStack()}`, given: JSON.stringify(body).slice(0, 300) });
  }
  expect([seed, findings]).toEqual([seed, []]);
}, LONGEST);

/** How far the trail has come: it misses no write to any table that holds something of the domain. */
async function written(): Promise<string> {
  return (await world.db.query<{ last: string }>('select coalesce(max(id), 0)::text as last from audit_entry')).rows[0]!.last;
}

/** Every table but those in which trying is counted and what was done is noted, each as one hash of all its rows. */
async function everyRow(): Promise<Record<string, string>> {
  const { rows } = await world.db.query<{ name: string }>("select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('attempt', 'audit_block', 'audit_entry') order by 1");
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    hashes[name] = (await world.db.query<{ hash: string }>(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`)).rows[0]!.hash;
  }
  return hashes;
}

/** An id of everything that there is, so that each operation is asked about its own kind and about every other. */
async function everyId(): Promise<string[]> {
  const { rows } = await world.db.query<{ name: string; columnName: string }>(`select quote_ident(table_name) as name, quote_ident(column_name) as "columnName" from information_schema.columns
    where table_schema = 'public' and data_type = 'uuid' and column_name in ('id', 'uuid', 'unit_uuid', 'module_uuid') and table_name not like 'audit%' order by 1, 2`);
  const ids: string[] = [];
  for (const { name, columnName } of rows) ids.push(...(await world.db.query<{ id: string }>(`select distinct ${columnName} as id from ${name} order by 1 limit 3`)).rows.map(({ id }) => id));
  return ids;
}
