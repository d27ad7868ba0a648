import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { ContactData } from '../identity/contact-data.js';
import { nameOf, Person } from '../identity/person.js';
import { SETTINGS, type Settings } from '../platform/settings.js';

export interface DemoPerson {
  readonly label: string;
  readonly labelEn: string;
  readonly name: string;
  readonly email: string;
}

/** The people to sign in as where everybody is invented: those of signin.yaml who are in this database. */
@Injectable()
export class DemoPeople {
  private known: Promise<DemoPerson[]> | undefined;

  constructor(private readonly em: EntityManager, @Inject(SETTINGS) private readonly settings: Settings) {}

  /** Empty outside of the embedded database: demo secrets are never shown beside real people. */
  list(): Promise<DemoPerson[]> {
    if (!this.settings.embedded) return Promise.resolve([]);
    this.known ??= this.read();
    return this.known;
  }

  private async read(): Promise<DemoPerson[]> {
    const demo = join(this.settings.root, 'seeds/demo');
    const people: DemoPerson[] = [];
    const em = this.em.fork();
    for (const programme of await readdir(demo)) {
      const file = async <T>(name: string): Promise<T> => parse(await readFile(join(demo, programme, name), 'utf8')) as T;
      const { persons } = await file<{ persons: { key: string; uuid: string }[] }>('persons.yaml');
      const { people: listed } = await file<{ people: { person: string; label: { de: string; en: string } }[] }>('signin.yaml');
      for (const { person: key, label } of listed) {
        const id = persons.find((one) => one.key === key)?.uuid ?? '';
        const [person, contact] = [await em.findOne(Person, { id }), await em.findOne(ContactData, { personId: id })];
        if (person && contact?.email) people.push({ label: label.de, labelEn: label.en, name: nameOf(person), email: contact.email });
      }
    }
    return people;
  }
}
