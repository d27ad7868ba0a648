import { randomUUID } from 'node:crypto';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { EntityManager } from '@mikro-orm/postgresql';
import { Accounts } from '../identity/accounts.js';
import { ContactData } from '../identity/contact-data.js';
import { nameOf, Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { Mail } from '../platform/mail/mail.js';
import { StartProblem } from '../platform/settings.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import type { CommandLine } from './command-line.js';

interface Newcomer {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/**
 * The first administrator, who lets everybody else in. Run again with a known address it makes that person an
 * administrator, or helps one in who lost the code.
 */
export async function createAdmin({ app, settings, words, say }: CommandLine): Promise<void> {
  const newcomer = await introduce(words);
  const [em, accounts] = [app.get(EntityManager).fork(), app.get(Accounts)];
  const known = await em.find(ContactData, { email: newcomer.email });
  if (known.length > 1) throw new StartProblem(`${newcomer.email} belongs to ${known.length} persons: use an address of one person's own.`);
  const person = await em.transactional(async (tx) => {
    const one = known[0] ? await tx.findOneOrFail(Person, { id: known[0].personId }) : await enter(tx, newcomer);
    if (!await tx.findOne(RoleAssignment, { person: one, role: 'administrator', endedAt: null })) {
      tx.create(RoleAssignment, { id: randomUUID(), person: one, role: 'administrator', givenAt: app.get(Clock).now() });
    }
    await tx.flush();
    await accounts.open(tx, one.id, newcomer.email, nameOf(one));
    return one;
  });
  await accounts.codes.send(newcomer.email);

  say(`✓ ${nameOf(person)} administers this installation`);
  say(`Sign in at ${settings.baseUrl} as ${newcomer.email}.`);
  // Whoever runs this command reads the database anyway; without a mail server there is no other way in.
  say(settings.smtpUrl ? 'The code to sign in is on its way by e-mail; it is valid for 10 minutes.' : `Without SMTP_URL no mail leaves. The code to sign in, valid for 10 minutes: ${await codeFor(em, newcomer.email)}`);
}

async function enter(em: EntityManager, { givenName, familyName, email }: Newcomer): Promise<Person> {
  const person = em.create(Person, { id: randomUUID(), givenName, familyName });
  await em.flush();
  em.create(ContactData, { personId: person.id, email });
  return person;
}

async function codeFor(em: EntityManager, recipient: string): Promise<string> {
  const [mail] = await em.find(Mail, { recipient, cause: 'sign-in-code' }, { orderBy: { createdAt: 'desc' }, limit: 1 });
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? 'none could be made, please run the command again';
}

/** From the flags, and by asking for what they leave out. */
async function introduce(words: readonly string[]): Promise<Newcomer> {
  const flags = read(words);
  const asked = stdin.isTTY ? createInterface({ input: stdin, output: stdout }) : undefined;
  const answer = async (name: keyof typeof flags, question: string, accepted: RegExp): Promise<string> => {
    const said = (flags[name] ?? await asked?.question(`${question}: `) ?? '').trim();
    if (!accepted.test(said)) throw new StartProblem(`${question} is needed: npm run kursbuch -- create-admin --given-name Ada --family-name Beispiel --email ada@example.org`);
    return said;
  };
  try {
    return {
      givenName: await answer('given-name', 'The given name', /^[^<>\n]{1,200}$/),
      familyName: await answer('family-name', 'The family name', /^[^<>\n]{1,200}$/),
      email: (await answer('email', 'An e-mail address', /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/)).toLowerCase(),
    };
  } finally {
    asked?.close();
  }
}

function read(words: readonly string[]): { 'given-name'?: string; 'family-name'?: string; email?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...words], options: { 'given-name': text, 'family-name': text, email: text } }).values;
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error));
  }
}
