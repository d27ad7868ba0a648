import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { Curriculum } from '../curricula/curriculum.js';
import { importCurriculum } from '../curricula/import.js';
import { seal } from '../curricula/publish.js';
import { readCurriculum } from '../curricula/reader/read-curriculum.js';
import { wordSourceError } from '../curricula/reader/source-error.js';
import { Accounts } from '../identity/accounts.js';
import { authorship, writingFor } from '../platform/audit/author.js';
import { Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { SETTINGS, type Settings, StartProblem } from '../platform/settings.js';
import { Programme } from '../programmes/programme.js';
import { importProgramme } from './import-programme.js';
import { readProgramme } from './reader/read-programme.js';
import { readOrganisationKinds } from './reader/read-reference.js';

export type Say = (line: string) => void;

/** Known to everybody: demo people exist only where no real person does. */
export const DEMO_PASSWORD = 'kursbuch-demo';

/** Loads what every installation gets, and the demo people and programmes where they are wanted. */
@Injectable()
export class Seeds {
  constructor(private readonly em: EntityManager, private readonly accounts: Accounts, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  /** What every installation has beside its tables: the kinds of organisations. Keyed, so that a new release may word one anew. Their number. */
  async reference(): Promise<number> {
    const kinds = await readOrganisationKinds();
    await writingFor('seeds', () => sql`
      with author as materialized (${authorship()})
      insert into organisation_kind as k (key, label, label_en, position)
      select given.* from author, unnest(${kinds.map(({ key }) => key)}::text[], ${kinds.map(({ label }) => label.de)}::text[], ${kinds.map(({ label }) => label.en)}::text[], ${kinds.map((_, index) => index + 1)}::integer[]) given
      on conflict (key) do update set label = excluded.label, label_en = excluded.label_en, position = excluded.position
      where (k.label, k.label_en, k.position) is distinct from (excluded.label, excluded.label_en, excluded.position)`.execute(this.em.fork().getKysely()));
    return kinds.length;
  }

  /** Nobody is in yet: neither by the demo nor by an archive, a file or `create-admin`. */
  async untouched(): Promise<boolean> {
    const em = this.em.fork();
    return !await em.count(Person) && !await em.count(Programme);
  }

  /** The curricula of the checkout, published, and the demo programmes with their people. Does nothing when they are there. */
  async demo(say: Say): Promise<void> {
    const em = this.em.fork();
    if (await em.count(Programme)) return;
    say('… Demo data are loaded, this once');
    await writingFor('seeds', () => em.transactional(async (tx) => {
      for (const folder of await foldersIn(join(this.settings.root, 'curricula'), 'schema')) {
        say(`  Curriculum ${folder} …`);
        await this.curriculum(tx, join(this.settings.root, 'curricula', folder));
      }
      // What is written is left in the database alone: here, each question would look it through for changes.
      tx.clear();
      for (const folder of await foldersIn(join(this.settings.root, 'seeds/demo'))) {
        say(`  Programme ${folder} …`);
        const read = await readProgramme(join(this.settings.root, 'seeds/demo', folder), this.clock.today());
        if ('errors' in read) throw new StartProblem(read.errors.map(wordSourceError).join('\n'));
        await importProgramme(tx, read.programme, this.clock.now());
      }
      say('  Accounts of the demo people …');
      tx.clear();
      // In the same transaction: a start that ends in between must not leave people who cannot sign in.
      await this.openAccounts(tx);
    }));
    say('✓ Demo data loaded');
  }

  /** The first version of a curriculum that has none is published at once: there is nothing that it could change. */
  private async curriculum(em: EntityManager, folder: string): Promise<void> {
    const read = await readCurriculum(folder);
    if ('errors' in read) throw new StartProblem(read.errors.map(wordSourceError).join('\n'));
    await importCurriculum(em, read.curriculum);
    const curriculum = await em.findOneOrFail(Curriculum, { id: read.curriculum.uuid });
    if (await em.count(CurriculumVersion, { curriculum, state: 'published' })) return;
    const draft = await em.findOneOrFail(CurriculumVersion, { curriculum, state: 'draft' });
    await seal(em, draft, { number: 1, patch: 0, note: 'Erste Fassung', at: this.clock.now(), by: null });
  }

  private async openAccounts(em: EntityManager): Promise<void> {
    const people = await em.execute<{ id: string; email: string; name: string }[]>(
      "select p.id, c.email, p.given_name || ' ' || p.family_name as name from person p join contact_data c on c.person_id = p.id where c.email is not null");
    const hash = await this.accounts.hash(DEMO_PASSWORD);
    for (const { id, email, name } of people) await this.accounts.open(em, id, email, name, hash);
  }
}

async function foldersIn(path: string, ...except: string[]): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !except.includes(entry.name)).map((entry) => entry.name).sort();
}
