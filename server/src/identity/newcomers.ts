import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { Refusal } from '../platform/refusal.js';
import { Accounts } from './accounts.js';
import { ContactData } from './contact-data.js';
import { nameOf, Person } from './person.js';

export interface Introduced {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** True where somebody of another name is known by the address, and both use the mailbox. */
  readonly sharesMailbox: boolean;
}

/** People who are let in by name and address. */
@Injectable()
export class Newcomers implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly jobs: Jobs, private readonly accounts: Accounts) {}

  onModuleInit(): void {
    this.jobs.register('open-account', ({ person }) => this.open(person!));
  }

  /**
   * The person of that name and address among those whom the inviter knows, or a new one. Whoever is known elsewhere only is
   * a new person here, opened by the same account: so an address tells nothing about other providers, and what they keep
   * stays theirs.
   */
  async find(em: EntityManager, introduced: Introduced, known: readonly string[]): Promise<Person> {
    const [givenName, familyName, email] = [tidy(introduced.givenName), tidy(introduced.familyName), introduced.email.toLowerCase()];
    const atAddress = await em.find(ContactData, { email, personId: { $in: [...known] } });
    const neighbours = await em.find(Person, { id: { $in: atAddress.map(({ personId }) => personId) } });
    const same = neighbours.find((person) => alike(person.givenName, givenName) && alike(person.familyName, familyName));
    if (same) return same;
    if (neighbours.length && !introduced.sharesMailbox) throw new Refusal('identity/address-of-another', { field: 'input.person.email' });
    const person = em.create(Person, { id: randomUUID(), givenName, familyName });
    await em.flush();
    em.create(ContactData, { personId: person.id, email });
    await em.flush();
    return person;
  }

  /** Opens the account after the commit: it stands in a schema of its own, and how long it takes tells whether it was there. */
  async openLater(em: EntityManager, person: Person): Promise<void> {
    await this.jobs.add(em, 'open-account', { person: person.id }, `open-account ${person.id}`);
  }

  private async open(personId: string): Promise<void> {
    const em = this.em.fork();
    const [person, contact] = [await em.findOne(Person, { id: personId }), await em.findOne(ContactData, { personId })];
    if (person && contact?.email) await this.accounts.open(em, personId, contact.email, nameOf(person));
  }
}

const tidy = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();
const alike = (one: string, other: string): boolean => tidy(one).toLocaleLowerCase('de') === other.toLocaleLowerCase('de');
