import { randomUUID } from 'node:crypto';
import { Accounts } from '../../server/src/identity/accounts.js';
import { DEMO_PASSWORD } from '../../server/src/installation/seeds.js';
import type { Browser } from './browser-session.js';
import type { World } from './world.js';

/** From the outside inwards: who may least asks first, so that what a later one may change is still as it was. */
export const PERSONAS = [
  'visitor', 'organiser of another provider', 'trainer of another provider', 'participant of another cohort', 'site contact of another site',
  'participant of another site', 'funder', 'committee', 'site contact', 'participant', 'trainer', 'issuer', 'organiser', 'administrator',
] as const;
export type Persona = (typeof PERSONAS)[number];

const DEMO: Partial<Record<Persona, string>> = {
  'participant of another cohort': 'tobias-aydin', 'site contact of another site': 'oliver-weisshaupt', 'participant of another site': 'sven-angstroem-maier',
  funder: 'heike-zuegel', committee: 'waltraud-spaetling-neureuther', 'site contact': 'sabine-rauenbuehler', participant: 'cornelia-mueller-wachtendonk',
  trainer: 'beate-hirschmueller', issuer: 'renate-kuehnel', organiser: 'martina-roesch-vollmer', administrator: 'kai-uwe-brandstaetter',
};

/** Each persona with a browser; the two of another provider are planted with a programme of theirs. */
export async function personas(world: World): Promise<Map<Persona, Browser>> {
  const browsers = new Map<Persona, Browser>([['visitor', world.visitor()]]);
  const [provider, programme] = [randomUUID(), randomUUID()];
  await world.db.query("insert into provider (id, slug, name, short_name) values ($1, 'anderer', 'Anderer Träger', 'Anderer')", [provider]);
  await world.db.query(`insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
    values ($1, 'anderes', $2, 'Anderes Programm', '2026-01-01', '2026-12-31', 'Jemand', '030', 'jemand@example.org')`, [programme, provider]);
  for (const role of ['organiser', 'trainer'] as const) {
    const [id, email] = [randomUUID(), `${role}.elsewhere@example.org`];
    await world.db.query("insert into person (id, given_name, family_name) values ($1, 'Anders', 'Andere')", [id]);
    await world.db.query('insert into contact_data (person_id, email) values ($1, $2)', [id, email]);
    await world.db.query('insert into role_assignment (id, person_id, role, programme_id, function) values ($1, $2, $3, $4, $5)', [randomUUID(), id, role, programme, null]);
    const accounts = world.app.get(Accounts);
    await world.around(async (em) => accounts.open(em, id, email, 'Anders Andere', await accounts.hash(DEMO_PASSWORD)));
    browsers.set(`${role} of another provider`, await world.as(email));
  }
  for (const [persona, key] of Object.entries(DEMO)) browsers.set(persona as Persona, await world.as(key));
  return browsers;
}
