import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strangers } from '../../.ci/top-level.mjs';

test('nothing stands on the top level that is not in its list', () => {
  expect(strangers(join(import.meta.dirname, '../..'))).toEqual([]);
});

test('a planted file and a planted folder are found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kursbuch-top-'));
  for (const name of ['server', 'notes']) mkdirSync(join(folder, name));
  for (const name of ['package.json', 'todo.txt', '.gitignore']) writeFileSync(join(folder, name), '');
  expect(strangers(folder)).toEqual(['notes', 'todo.txt']);
  rmSync(folder, { recursive: true });
});
