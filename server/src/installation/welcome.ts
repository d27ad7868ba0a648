import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import { DemoPeople } from './demo-people.js';
import { DEMO_PASSWORD } from './seeds.js';

/** What the terminal says when everything runs: where to go and, in a demo installation, as whom. */
export async function welcome(app: INestApplicationContext, settings: Settings): Promise<string> {
  const people = await app.get(DemoPeople).list();
  const open = `\nKursbuch is open at ${settings.baseUrl}`;
  if (people.length) return [open, '', ...tableOf([['Name', 'Role', 'E-mail', 'Password'], ...people.map(({ name, labelEn, email }) => [name, labelEn, email, DEMO_PASSWORD])]), ''].join('\n');
  if (await app.get(EntityManager).fork().count(RoleAssignment, { role: 'administrator', endedAt: null })) return `${open}\n`;
  return `${open}\nNobody administers it yet: npm run kursbuch -- create-admin\n`;
}

function tableOf(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}
