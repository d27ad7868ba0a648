import { jest } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLField } from 'graphql';
import { parse, stringify } from 'yaml';
import { PermissionGuard } from '../../server/src/platform/permission/permission.guard.js';
import { RIGHTS } from '../../server/src/platform/permission/right.js';
import { asServed } from '../support/as-served.js';
import type { Browser } from '../support/browser-session.js';
import { exampleArguments } from '../support/example-arguments.js';
import { exampleOf, plantExamples } from '../support/examples.js';
import { type Operation, operationsOf } from '../support/operations.js';
import { type Persona, PERSONAS, personas } from '../support/personas.js';
import { openWorld, type World } from '../support/world.js';

const { GraphQLSchemaHost } = await asServed<typeof import('@nestjs/graphql')>('@nestjs/graphql');
const { getNamedType, isCompositeType } = await asServed<typeof import('graphql')>('graphql');

/** The one readable file that says who passes where. `KURSBUCH_WRITE=1` writes it anew, for reading the difference. */
const FILE = join(import.meta.dirname, 'access.yaml');

let world: World;
let operations: Operation[];
beforeAll(async () => {
  world = await openWorld();
  operations = operationsOf(world);
});
afterAll(() => world.close());

const schema = () => world.app.get(GraphQLSchemaHost).schema;

test('every query, mutation and subscription of the schema states its permission', () => {
  const stated = new Set(operations.filter(({ demand }) => demand).map(({ name }) => name));
  expect(operationsInSchema().filter((name) => !stated.has(name))).toEqual([]);
});

test('every plain route states its permission', () => {
  const routes = operations.filter(({ name }) => /^[A-Z]+ \//.test(name));
  expect(routes.length).toBeGreaterThan(5);
  expect(routes.filter(({ name, demand }) => !demand && !name.endsWith('(open)')).map(({ name }) => name)).toEqual([]);
});

test('a handler without a permission is seen by these tests, and refused to everybody', async () => {
  class Planted { planted(): string { return ''; } }
  const { canActivate } = PermissionGuard.prototype;
  const execution = { getHandler: () => Planted.prototype.planted, getType: () => 'http' };
  await expect(canActivate.call(world.app.get(PermissionGuard, { strict: false }), execution as never)).rejects.toMatchObject({ message: 'platform/not-found' });
});

test('each operation, asked as each role and from outside, passes exactly where access.yaml says so', async () => {
  const browsers = await personas(world);
  await plantExamples(world);
  const table: Record<string, { asks: string; passes: string }> = {};
  for (const { name, demand } of operations.filter(({ name }) => /^(Query|Mutation)\./.test(name))) {
    const { right, at } = demand!;
    const id = right.about ? await exampleOf(world, right.about) : '';
    const passes: Persona[] = [];
    for (const persona of PERSONAS) if (await passesGuard(browsers.get(persona)!, name, at, id)) passes.push(persona);
    table[name] = { asks: right.about ? `${right.name} of a ${right.about}` : right.name, passes: worded(passes) };
  }
  const edges = Object.fromEntries(operations.filter(({ name, demand }) => demand && !/^(Query|Mutation|Subscription)\.|^[A-Z]+ /.test(name)).map(({ name, demand }) => [name, demand!.right.name]));
  const routes = Object.fromEntries(operations.filter(({ name }) => /^[A-Z]+ /.test(name)).map(({ name, demand }) => [name.replace(' (open)', ''), demand?.right.name ?? 'open']));
  const rights = Object.fromEntries([...RIGHTS.values()].sort((a, b) => a.name.localeCompare(b.name)).map((right) => [right.name, right.text]));
  for (const { name, demand } of operations) {
    if (demand?.right.about && /^GET /.test(name)) routes[name] = `${demand.right.name} of a ${demand.right.about}, passes: ${worded(await passingRoute(browsers, name, demand.right.about))}`;
  }
  compareWithFile({ rights, operations: table, edges, personalDataThrough: entrances(), routes });
}, 240_000);

test('data of other people are reached only through edges that state a permission', () => {
  const guarded = new Set(operations.filter(({ demand }) => demand).map(({ name }) => name));
  expect(entrances().filter((path) => !guarded.has(path))).toEqual([]);
  expect(entrances().length).toBeGreaterThan(10);
  // A birth date is for the funder's list alone and has no field at all; an address stands in ContactData and nowhere else.
  const fields = Object.values(schema().getTypeMap()).flatMap((type) => ('getFields' in type && !isInput(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []));
  expect(fields.filter((name) => /\.birthDate$/.test(name))).toEqual([]);
  expect(fields.filter((name) => /\.(email|phone)$/.test(name)).sort()).toEqual(
    ['ContactData.email', 'ContactData.phone', 'DemoSignIn.email', 'ProgrammeContact.email', 'ProgrammeContact.phone']);
});

/** Types that hold contact data, marks, results or roles of a person. */
const PERSONAL = new Set([
  'ContactData', 'Mark', 'SessionMark', 'AttendedMinutes', 'PersonAttendance', 'RollCall', 'RollCallSite', 'RollCallSeat', 'RollCallPerson', 'RollCallMark',
  'UnitProgress', 'QuizAttempt', 'QuizResult', 'QuizSheet', 'Roster', 'RosterRow', 'Learning', 'Lesson',
  'RoleAssignment',
  'AuditPage', 'AuditEntry', 'AuditName',
  'Certificate', 'CohortCertification', 'IssuedCertificates', 'MyCertification', 'PersonCertification',
]);

/** Every field through which contact data, marks or results are first reached. */
function entrances(): string[] {
  return Object.values(schema().getTypeMap()).flatMap((type) => (isCompositeType(type) && 'getFields' in type && !type.name.startsWith('__') && !PERSONAL.has(type.name)
    ? Object.values(type.getFields()).filter((field) => PERSONAL.has(getNamedType(field.type).name)).map((field) => `${type.name}.${field.name}`) : [])).sort();
}

const isInput = (type: object): boolean => type.constructor.name === 'GraphQLInputObjectType';

function worded(passes: readonly Persona[]): string {
  if (passes.length === PERSONAS.length) return 'everybody';
  if (passes.length === PERSONAS.length - 1 && !passes.includes('visitor')) return 'everybody signed in';
  return passes.join(', ') || 'nobody';
}

function operationsInSchema(): string[] {
  return [schema().getQueryType(), schema().getMutationType(), schema().getSubscriptionType()]
    .flatMap((type) => (type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []));
}

/** Asks over the API and looks at what the guard decided: an input refused afterwards was let in. */
async function passesGuard(browser: Browser, name: string, at: string | undefined, id: string): Promise<boolean> {
  const [kind = '', operation = ''] = name.split('.');
  const field = schema().getType(kind) && (schema().getType(kind) as unknown as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields()[operation];
  if (!field) throw new Error(`${name} is not in the schema`);
  const given = exampleArguments(field.args, at, id);
  const names = Object.keys(given);
  const declared = names.map((one) => `$${one}: ${String(field.args.find((arg) => arg.name === one)!.type)}`).join(', ');
  const passed = names.map((one) => `${one}: $${one}`).join(', ');
  const leaf = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  const query = `${kind.toLowerCase()} ${declared ? `(${declared})` : ''} { ${operation}${passed ? `(${passed})` : ''} ${leaf} }`;

  const decided = jest.spyOn(PermissionGuard.prototype, 'canActivate');
  const { errors } = await browser.ask(query, given);
  const [first] = decided.mock.results;
  decided.mockRestore();
  if (errors?.some(({ extensions }) => extensions.code === 'platform/fault')) throw new Error(`${name} answers with a fault: ${JSON.stringify(errors)}`);
  if (!first) throw new Error(`${name} was not asked for permission: ${JSON.stringify(errors)}`);
  return await (first.value as Promise<boolean>).catch(() => false);
}

/** A plain route with the example's id in its address; the rest of the address is made up. */
async function passingRoute(browsers: ReadonlyMap<Persona, Browser>, name: string, about: string): Promise<Persona[]> {
  const [first, ...others] = name.replace('GET ', '').split(/(?=:)/);
  const path = [first, (others[0] ?? '').replace(/^:[a-zA-Z]+/, await exampleOf(world, about)), ...others.slice(1).map((part) => part.replace(/^:[a-zA-Z]+/, 'x'))].join('');
  const passes: Persona[] = [];
  for (const persona of PERSONAS) {
    const decided = jest.spyOn(PermissionGuard.prototype, 'canActivate');
    await browsers.get(persona)!.fetch(path);
    const verdict = decided.mock.results[0]?.value as Promise<boolean> | undefined;
    decided.mockRestore();
    if (!verdict) throw new Error(`${name} was not asked for permission at ${path}`);
    if (await verdict.catch(() => false)) passes.push(persona);
  }
  return passes;
}

function compareWithFile(found: object): void {
  if (process.env['KURSBUCH_WRITE']) writeFileSync(FILE, `# Who passes where, as the running application answers. Read every difference before it is written anew.\n${stringify(found, { lineWidth: 160 })}`);
  expect(found).toEqual(parse(readFileSync(FILE, 'utf8')));
}
