import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Certificate } from '../certificates/certificate.js';
import { Files } from '../platform/files/files.js';
import { type Holding, mine, type Words } from '../platform/keeping/keeping.js';
import { everythingKept } from './everything-kept.js';
import type { FoundSubject } from './subjects.js';

export interface ExportedTable {
  readonly what: Words;
  readonly fields: Holding['fields'];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** One activity with what it keeps of the person; without rows where it keeps nothing. */
export interface ExportedActivity {
  readonly activity: string;
  readonly title: Words;
  readonly purpose: Words;
  readonly seenBy: Words;
  readonly ground: Words;
  readonly keepFor: { readonly period: string; readonly after: Words };
  readonly data: readonly ExportedTable[];
}

/** All that is kept of a person (Art. 15 GDPR), machine-readable (Art. 20). */
export interface PersonExport {
  readonly format: 'kursbuch-person-1';
  readonly person: string;
  readonly name: string;
  readonly exportedAt: string;
  readonly activities: readonly ExportedActivity[];
}

@Injectable()
export class Exporting {
  constructor(private readonly em: EntityManager, private readonly files: Files) {}

  /** In one snapshot. */
  async read(subject: FoundSubject): Promise<PersonExport> {
    return this.em.fork().transactional(async (em) => {
      await sql`set local time zone 'UTC'`.execute(em.getKysely());
      const activities = [];
      for (const { room, key, title, purpose, seenBy, ground, keepFor, holdings } of everythingKept()) {
        const data = [];
        for (const holding of holdings) {
          const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(r) as row from (${holding.read(mine(holding, subject))}) r`.execute(em.getKysely());
          if (rows.length) data.push({ what: holding.what, fields: holding.fields, rows: rows.map(({ row }) => row) });
        }
        activities.push({ activity: `${room}.${key}`, title, purpose, seenBy, ground, keepFor: { period: keepFor.period, after: keepFor.after }, data });
      }
      return { format: 'kursbuch-person-1', person: subject.id, name: subject.name, exportedAt: subject.now.toISOString(), activities };
    }, { isolationLevel: IsolationLevel.REPEATABLE_READ });
  }

  /** Writes JSON, PDF and the person's files into a folder that only its owner reads; answers their names. */
  async write(subject: FoundSubject, folder: string): Promise<string[]> {
    const read = await this.read(subject);
    const { printExport } = await import('./pdf/export-pdf.js');
    const certificates = await this.em.fork().find(Certificate, { person: subject.id }, { populate: ['file'], orderBy: { number: 'asc' } });
    const files: [string, Buffer | string][] = [
      ['person.json', `${JSON.stringify(read, null, 2)}\n`],
      ['person.pdf', await printExport(read, subject.language === 'en' ? 'en' : 'de')],
    ];
    for (const { number, file } of certificates) files.push([`${number}-${basename(file.name)}`, await this.files.read(file)]);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [name, content] of files) await writeFile(join(folder, name), content, { mode: 0o600 });
    return files.map(([name]) => name);
  }
}
