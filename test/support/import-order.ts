import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The rooms in their order: each may import what stands before it. */
export const ORDER = [
  'migrations', 'platform', 'identity', 'providers', 'communication', 'documents', 'curricula', 'programmes', 'sites', 'cohorts', 'workshops', 'attendance',
  'learning', 'concepts', 'evaluation', 'certificates', 'calendar', 'privacy', 'reporting', 'home', 'installation',
];

export interface SourceFile {
  /** From the folder that holds the rooms, such as `attendance/mark.ts`. */
  readonly path: string;
  readonly text: string;
}

export const sourcesOf = (folder: string): SourceFile[] => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** A sentence for every relative import that goes to a later room, or to what is another room's own affair. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => [...text.matchAll(IMPORT)].flatMap(([, target = '']) => {
    const to = relative('.', join(dirname(path), target));
    const problem = problemOf(roomOf(path), roomOf(to), to);
    return problem ? [`${path} imports ${to}: ${problem}`] : [];
  }));
}

/** Files beside the rooms put them together; they belong to no room. */
const roomOf = (path: string): string | undefined => path.includes('/') ? path.split('/')[0] : undefined;

function problemOf(from: string | undefined, to: string | undefined, target: string): string | undefined {
  if (from === undefined || from === to) return undefined;
  if (!ORDER.includes(from)) return `${from} is no room of the order`;
  // Made from the schema beside the rooms of the client.
  if (target === '../graphql-env' && from === 'platform') return undefined;
  if (to === undefined) return from === 'installation' ? undefined : 'what puts the rooms together is imported by none of them';
  if (to.startsWith('..')) return 'it leaves the folder of the rooms';
  if (ORDER.indexOf(to) > ORDER.indexOf(from)) return `${to} comes later than ${from}`;
  if (/\.resolver(\.js)?$|\binputs?(\.js)?$/.test(target) && to !== 'platform') return `resolvers and inputs are ${to}'s own affair`;
  return undefined;
}
