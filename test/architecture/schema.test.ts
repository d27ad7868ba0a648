import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../../server/src/schema.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test('server/schema.graphql is the schema of the running application; npm run kursbuch -- schema writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '../../server/schema.graphql'), 'utf8')).toBe(schemaOf(world.app));
});
