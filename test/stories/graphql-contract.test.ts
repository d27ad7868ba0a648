import { serverAudits } from 'graphql-http';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const ask = async (query: string): Promise<{ code: unknown; message: string }[]> => {
  const response = await world.visitor().post('/graphql', { query });
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: { code: unknown } }[] };
  return errors.map(({ message, extensions }) => ({ code: extensions.code, message }));
};

// Two of the audits ask for __type, which only a developer's server answers.
test('GraphQL over HTTP as the specification says: the audit of graphql-http has no error', async () => {
  const developer = await openWorld({ development: true });
  try {
    const results = await Promise.all(serverAudits({ url: `${developer.url}/graphql`, fetchFn: fetch }).map((audit) => audit.fn()));
    expect(results.filter(({ status }) => status === 'error').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  } finally {
    await developer.close();
  }
});

test('no introspection, and no error names what the query did not name', async () => {
  expect(await ask('{ __schema { types { name } } }')).toEqual([{ code: 'GRAPHQL_VALIDATION_FAILED', message: expect.stringContaining('introspection is not allowed') }]);
  const hints = await ask('{ mee { person { id } } cohortz { id } cohort { id } }');
  expect(hints.map(({ message }) => message)).toEqual([
    'Cannot query field "mee" on type "Query".', 'Cannot query field "cohortz" on type "Query".', expect.stringMatching(/^Field "cohort" argument "id"/),
  ]);
  expect(await ask('{ me { persn { id } } }')).toEqual([{ code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "persn" on type "Me".' }]);
});

test('50 levels, 1,000 aliases, 100 directives, 10,000 tokens: each is refused with its bound, and nothing is run', async () => {
  const deep = `{ cohorts { events { ${'sessions { event { '.repeat(24)}id${' } }'.repeat(24)} } } }`;
  expect((await ask(deep)).map(({ code }) => code)).toEqual(['graphql/too-deep', 'graphql/too-costly']);
  const aliases = `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: me { __typename }`).join(' ')} }`;
  expect(await ask(aliases)).toEqual([expect.objectContaining({ code: expect.stringMatching(/too-many-aliases|GRAPHQL_PARSE_FAILED/) })]);
  const some = `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: me { __typename }`).join(' ')} }`;
  expect(await ask(some)).toEqual([{ code: 'graphql/too-many-aliases', message: 'graphql/too-many-aliases' }]);
  const directives = `{ me { ${'__typename @include(if: true) '.repeat(40)} } }`;
  expect((await ask(directives)).map(({ code }) => code)).toEqual(['graphql/too-many-directives']);
  expect(await ask(`{ ${'me { __typename } '.repeat(2600)} }`)).toEqual([expect.objectContaining({ code: 'GRAPHQL_PARSE_FAILED' })]);
});

test('a batch, a body of 10 MB and a broken body are refused without a stack', async () => {
  const visitor = world.visitor();
  const send = async (body: string): Promise<[number, string]> => {
    const response = await visitor.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return [response.status, await response.text()];
  };
  for (const body of ['[{"query":"{ me { __typename } }"},{"query":"{ me { __typename } }"}]', JSON.stringify({ query: '{ me { __typename } }', more: 'x'.repeat(10_000_000) }), '{"query":', '']) {
    const [status, text] = await send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at /);
  }
});

test('a malformed id is not found, like an unknown one', async () => {
  const trainer = await world.as('trainer');
  const COHORT = 'query ($id: ID!) { cohort(id: $id) { id } }';
  for (const id of ['x', "'; drop table person; --", '\u0000', '00000000-0000-4000-8000-000000000000', 'ü'.repeat(10_000)]) {
    expect(await trainer.refused(COHORT, { id })).toEqual([{ code: 'platform/not-found' }]);
  }
});

test('more wrong values than graphql-js counts are refused, and are no fault', async () => {
  const query = 'mutation Save($input: RecordAttendanceInput!) { recordAttendance(input: $input) { minutes } }';
  const marks = Array.from({ length: 100 }, () => ({ enrolmentId: [], kind: [], minutesMissed: 'x' }));
  const { errors } = await world.visitor().ask(query, { input: { sessionId: 'x', marks, substitutes: [] } });
  expect(errors!.length).toBeGreaterThan(1);
  expect(new Set(errors!.map(({ extensions: { code } }) => code))).toEqual(new Set(['input/not-accepted']));
});
