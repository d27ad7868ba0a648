import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFolder } from '../../curricula/reader/folder.js';
import { acceptCohort } from './accept-cohort.js';
import { acceptLearning } from './accept-learning.js';
import { acceptMarks } from './accept-marks.js';
import { CalendarDays } from './calendar-days.js';
import type { CohortContent } from './contents.js';
import { Keys } from './keys.js';
import { ProgrammeFile } from './programme-file.js';
import type { CohortSource } from './source.js';
import type { Surroundings } from './surroundings.js';

/** A cohort is a file in cohorts/; what was recorded in it stands under the same name in marks/ and learning/. */
export async function readCohorts(top: SourceFolder, folders: readonly string[], around: Surroundings): Promise<CohortSource[]> {
  const names: Record<string, string[]> = { cohorts: [], marks: [], learning: [] };
  for (const name of folders) {
    if (!Object.hasOwn(names, name)) top.refuse(name, 'no folder of this name in a programme: only cohorts, marks, learning');
    else names[name] = await yamlFiles(top.inside(name));
  }
  const { cohorts = [], marks = [], learning = [] } = names;
  for (const name of marks) if (!cohorts.includes(name)) top.inside('marks').refuse(name, `a cohort cohorts/${name}`);
  for (const name of learning) if (!cohorts.includes(name)) top.inside('learning').refuse(name, `a cohort cohorts/${name}`);
  const found: CohortSource[] = [];
  for (const name of cohorts) {
    const recorded = { marks: marks.includes(name), learning: learning.includes(name) };
    const cohort = await readCohort(top, name, recorded, around);
    if (cohort) found.push(cohort);
  }
  return found.sort((a, b) => (a.startsOn + a.slug < b.startsOn + b.slug ? -1 : 1));
}

async function yamlFiles(folder: SourceFolder): Promise<string[]> {
  const { files, folders } = await folder.list();
  for (const name of folders) folder.refuse(name, 'no folder in here');
  for (const name of files) if (!name.endsWith('.yaml')) folder.refuse(name, 'only files such as durchgang-2022.yaml');
  return files.filter((name) => name.endsWith('.yaml'));
}

async function readCohort(top: SourceFolder, name: string, recorded: { marks: boolean; learning: boolean }, around: Surroundings): Promise<CohortSource | undefined> {
  // All three are read even if the first is faulty: whoever mends files wants the faults of all of them at once.
  const file = await ProgrammeFile.read(top.inside('cohorts'), name, 'cohort');
  const marks = recorded.marks ? await ProgrammeFile.read(top.inside('marks'), name, 'marks') : undefined;
  const learning = recorded.learning ? await ProgrammeFile.read(top.inside('learning'), name, 'learning') : undefined;
  if (!file) return undefined;
  expectSlug(file, file.content.slug, ['slug'], name);
  if (marks) expectSlug(marks, marks.content.cohort, ['cohort'], name);
  if (learning) expectSlug(learning, learning.content.cohort, ['cohort'], name);

  const days = new CalendarDays(around.startDay, file.content.relativeTo === 'start');
  const modules = await modulesOf(file, around.curricula);
  const cohort = acceptCohort(file, { ...around, days, modules });
  if (!cohort) return undefined;
  return {
    ...cohort,
    ...(marks ? acceptMarks(marks, cohort, days) : { marks: [], substitutes: [] }),
    learning: learning ? acceptLearning(learning, cohort, { days, modules }) : [],
  };
}

function expectSlug(file: ProgrammeFile<unknown>, slug: string, path: string[], name: string): void {
  const expected = name.slice(0, -'.yaml'.length);
  if (slug !== expected) file.refuse(path, `the name of the file: ${expected}`);
}

/** The folders of the curriculum's modules. Only their names are looked at: the curriculum has a reader of its own. */
async function modulesOf(file: ProgrammeFile<CohortContent>, curricula: string): Promise<Keys> {
  const { curriculum } = file.content;
  const modules = new Keys(`a folder of a module in curricula/${curriculum}`);
  const folder = join(curricula, curriculum);
  const isCurriculum = await access(join(folder, 'curriculum.yaml')).then(() => true, () => false);
  if (!isCurriculum) {
    file.refuse(['curriculum'], `a curriculum in the folder curricula; ${curriculum} is not there`);
    modules.leaveOpen();
    return modules;
  }
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name)).map((entry) => entry.name);
  for (const name of names.sort()) modules.add(name);
  return modules;
}
