import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { CertificateRule } from '../certificates/certificate-rule.js';
import { ContactData } from '../identity/contact-data.js';
import { Person } from '../identity/person.js';
import { Phase } from '../programmes/phase.js';
import { Programme } from '../programmes/programme.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import { WorkPackage } from '../programmes/work-package.js';
import { Provider } from '../providers/provider.js';
import { OrganisationKind } from '../sites/organisation-kind.js';
import { Organisation } from '../sites/organisation.js';
import { Site } from '../sites/site.js';
import { importCohort } from './import-cohort.js';
import type { PersonSource, ProgrammeSource } from './reader/source.js';

/**
 * Brings a programme from its files into the database, whole; a programme whose uuid is known is left as it is. Its roles count
 * from its first day, or from now where that is still to come.
 */
export async function importProgramme(em: EntityManager, source: ProgrammeSource, now: Date): Promise<'new' | 'unchanged'> {
  if (await em.findOne(Programme, { id: source.uuid })) return 'unchanged';

  const { uuid, privacyContact, legalForm: _, ...providerValues } = source.provider;
  const provider = await em.findOne(Provider, { id: uuid })
    ?? em.create(Provider, { id: uuid, ...providerValues, privacyName: privacyContact.name, privacyEmail: privacyContact.email });
  const { slug, title, subtitle, summary, startsOn, endsOn, timeZone, funders, contact } = source;
  const programme = em.create(Programme, {
    id: source.uuid, provider, slug, title, subtitle, summary, startsOn, endsOn, timeZone, funders,
    contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email,
  });
  source.phases.forEach((phase, index) => em.create(Phase, { id: randomUUID(), programme, position: index + 1, ...phase }));
  source.workPackages.forEach((workPackage) => em.create(WorkPackage, { id: randomUUID(), programme, ...workPackage }));

  const persons = await personsOf(em, source.persons);
  const sites = new Map<string, Site>();
  for (const { key, uuid: id, parent, organisations, ...values } of source.sites) {
    const site = em.create(Site, { id, programme, key, parent: parent ? sites.get(parent)! : null, ...values });
    sites.set(key, site);
    organisations.forEach(({ kind, ...organisation }, index) => em.create(Organisation, { id: randomUUID(), site, kind: em.getReference(OrganisationKind, kind), position: index + 1, ...organisation }));
  }
  await em.flush();
  const firstDay = DateTime.fromISO(startsOn, { zone: timeZone }).toJSDate();
  const givenAt = firstDay < now ? firstDay : now;
  for (const { person, role, site, function: stated } of source.roles) {
    em.create(RoleAssignment, {
      id: randomUUID(), person: persons.get(person)!, role, programme: role === 'administrator' ? null : programme, siteId: site ? sites.get(site)!.id : null,
      function: stated ?? null, givenAt,
    });
  }
  await em.flush();
  for (const cohort of source.cohorts) {
    const imported = await importCohort(em, cohort, { programme, persons, sites });
    em.create(CertificateRule, { id: randomUUID(), cohort: imported, ...cohort.rule });
  }
  await em.flush();
  return 'new';
}

/** By key. A person may take part in several programmes: known by uuid, and then left as they are. */
async function personsOf(em: EntityManager, source: readonly PersonSource[]): Promise<Map<string, Person>> {
  const ids = source.map(({ uuid }) => uuid);
  const known = new Map((await em.find(Person, { id: ids })).map((person) => [person.id, person]));
  const reachable = new Set((await em.find(ContactData, { personId: ids })).map(({ personId }) => personId));
  const persons = new Map(source.map(({ key, uuid: id, title = null, givenName, familyName, language }) =>
    [key, known.get(id) ?? em.create(Person, { id, title, givenName, familyName, language })]));
  await em.flush();
  for (const { uuid: personId, email, phone = null, birthDate = null } of source) {
    if (!reachable.has(personId)) em.create(ContactData, { personId, email, phone, birthDate });
  }
  return persons;
}
