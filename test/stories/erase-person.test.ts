import { COMMANDS } from '../../server/src/installation/commands.js';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { readSettings } from '../../server/src/platform/settings.js';
import { MARK, placesOf, PLANTED, PLANTED_EMAIL, plantPerson } from '../support/planted-person.js';
import { TEST_DATA, TEST_START } from '../support/test-data.mjs';
import { VERIFY } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await plantPerson(world);
});
afterAll(() => world.close());

async function command(name: string, ...words: string[]): Promise<string[]> {
  const said: string[] = [];
  const settings = readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0' });
  await writingFor(`command ${name}`, async () => COMMANDS[name]!.run({ app: world.app, settings, words, say: (line) => said.push(line) }));
  return said;
}

let trial: string[];

test('before, the person stands everywhere a person can stand', async () => {
  expect(Object.keys(await placesOf(world, [MARK, PLANTED]))).toEqual([]);
});

test('a dry run says what would happen and changes nothing', async () => {
  const before = await placesOf(world, [MARK, PLANTED]);
  trial = await command('erase-person', PLANTED_EMAIL, '--dry-run');
  expect(trial).toEqual([]);
  expect(await placesOf(world, [MARK, PLANTED])).toEqual(before);
});

test('afterwards the person stands only where a ground is named', async () => {
  const done = await command('erase-person', PLANTED_EMAIL);
  expect(done.slice(1)).toEqual(trial.slice(1));
  expect(await placesOf(world, [MARK, PLANTED])).toEqual({});
});

test('the number of the certificate is still verified, and the chain of the trail still holds', async () => {
  const answer = await world.visitor().see<{ verification: { certified: { name: string } } }>(VERIFY.replace('title name', 'name').replace(/ provider .*sha256/s, ''), { number: '0000-0000-0000-0001' });
  expect(answer.verification.certified.name).toBe('Qzxgiven Qzxfamily');
  await world.db.query('select seal_audit(1000000)');
  expect((await world.db.query('select * from audit_faults()')).rows).toEqual([]);
});
