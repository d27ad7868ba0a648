import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { Mark } from '../attendance/mark.js';
import { Substitute } from '../attendance/substitute.js';
import { Cohort } from '../cohorts/cohort.js';
import { Enrolment } from '../cohorts/enrolment.js';
import { Seat } from '../cohorts/seat.js';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { Module } from '../curricula/module.js';
import { Unit } from '../curricula/unit.js';
import type { Person } from '../identity/person.js';
import { ModuleOpening } from '../learning/module-opening.js';
import { QuizAttempt } from '../learning/quiz-attempt.js';
import { UnitProgress } from '../learning/unit-progress.js';
import type { Programme } from '../programmes/programme.js';
import type { Site } from '../sites/site.js';
import { Event } from '../workshops/event.js';
import { Session } from '../workshops/session.js';
import type { CohortSource } from './reader/source.js';

interface Around {
  readonly programme: Programme;
  readonly persons: ReadonlyMap<string, Person>;
  readonly sites: ReadonlyMap<string, Site>;
}

/** One cohort with its seats, events, marks and what was learned, as its files state it. */
export async function importCohort(em: EntityManager, source: CohortSource, around: Around): Promise<Cohort> {
  const version = await em.findOneOrFail(CurriculumVersion, { curriculum: { slug: source.curriculum }, number: source.curriculumVersion, patch: 0 });
  // The files name a module by its folder; the number in front is the order, not the name.
  const modules = new Map((await em.find(Module, { curriculumVersion: version })).map((module) => [module.slug, module]));
  const moduleNamed = (folder: string): Module => modules.get(folder.replace(/^\d+-/, ''))!;
  const zone = around.programme.timeZone;
  const instant = (local: string): Date => DateTime.fromISO(local, { zone }).toJSDate();

  const { uuid, slug, title, startsOn, endsOn } = source;
  const cohort = em.create(Cohort, { id: uuid, programme: around.programme, curriculumVersion: version, slug, title, startsOn, endsOn });
  const seats = new Map<string, Seat>();
  const enrolments: Enrolment[] = [];
  for (const { site, kind, enrolments: holders } of source.seats) {
    const seat = em.create(Seat, { id: randomUUID(), cohort, site: around.sites.get(site)!, kind, validFrom: startsOn });
    seats.set(`${site} ${kind}`, seat);
    for (const { person, validFrom, validTo } of holders) {
      enrolments.push(em.create(Enrolment, { id: randomUUID(), cohort, seat, person: around.persons.get(person)!, validFrom, validTo: validTo ?? null }));
    }
  }

  const sessions = new Map<string, Session>();
  for (const { uuid: id, kind, title: name, startsOn: first, endsOn: last, venue, onlineUrl, bring, status, sessions: blocks } of source.events) {
    const event = em.create(Event, {
      id, programme: around.programme, cohort, kind, title: name, startsOn: first, endsOn: last, timeZone: zone, venueName: venue?.name ?? '', venueAddress: venue?.address ?? '',
      onlineUrl: onlineUrl ?? null, bring, status, changedAt: instant(`${startsOn}T00:00`),
    });
    for (const block of blocks) {
      sessions.set(block.key, em.create(Session, {
        id: block.uuid, event, key: block.key, title: block.title, startsAt: instant(block.startsAt), endsAt: instant(block.endsAt), minutes: block.minutes,
        moduleUuid: block.module ? moduleNamed(block.module).uuid : null, agenda: block.agenda, status, changedAt: instant(`${startsOn}T00:00`),
      }));
    }
  }
  for (const { module, opensOn, closesOn } of source.openings) {
    em.create(ModuleOpening, {
      id: randomUUID(), cohort, moduleUuid: moduleNamed(module).uuid, opensAt: instant(`${opensOn}T00:00`),
      // The file names the last open day.
      closesAt: closesOn ? DateTime.fromISO(closesOn, { zone }).plus({ days: 1 }).toJSDate() : null,
    });
  }
  await em.flush();

  for (const { session, person, site, seat, kind, minutesMissed, note } of source.marks) {
    const at = sessions.get(session)!;
    const held = seats.get(`${site} ${seat}`)!;
    const day = DateTime.fromJSDate(at.startsAt, { zone }).toISODate()!;
    const enrolment = enrolments.find((one) => one.seat === held && one.person === around.persons.get(person) && one.validFrom <= day && (!one.validTo || day < one.validTo))!;
    em.create(Mark, { id: randomUUID(), session: at, person: enrolment.person, enrolment, seat: held, site: held.site, seatKind: seat, kind, minutesMissed, note, recordedAt: at.endsAt });
  }
  for (const { session, site, seat, name } of source.substitutes) {
    const at = sessions.get(session)!;
    const held = seats.get(`${site} ${seat}`)!;
    em.create(Substitute, { id: randomUUID(), session: at, seat: held, site: held.site, name, recordedAt: at.endsAt });
  }
  await em.flush();
  await importLearning(em, source, { cohort, version, moduleNamed, persons: around.persons });
  return cohort;
}

interface Learners {
  readonly cohort: Cohort;
  readonly version: CurriculumVersion;
  readonly moduleNamed: (folder: string) => Module;
  readonly persons: ReadonlyMap<string, Person>;
}

async function importLearning(em: EntityManager, source: CohortSource, { cohort, version, moduleNamed, persons }: Learners): Promise<void> {
  const units = await em.find(Unit, { module: { curriculumVersion: version } });
  const unitsOf = (folder: string): Unit[] => units.filter((unit) => unit.module.id === moduleNamed(folder).id);
  for (const { person, done, quizzes } of source.learning) {
    for (const { module, at } of done) {
      for (const unit of unitsOf(module).filter(({ kind }) => kind !== 'quiz' && kind !== 'session')) {
        em.create(UnitProgress, { id: randomUUID(), cohort, person: persons.get(person)!, unitUuid: unit.uuid, openedAt: new Date(at), touchedAt: new Date(at), doneAt: new Date(at) });
      }
    }
    for (const { module, attempts } of quizzes) {
      const unit = unitsOf(module).find(({ kind }) => kind === 'quiz')!;
      const { questions, passShare } = unit.quiz!;
      for (const { share, at } of attempts) {
        const points = Math.round(share * questions.length);
        // The first ones answered rightly, the others by an option that makes them wrong.
        const answers = Object.fromEntries(questions.map((question, index) => [question.uuid, chosen(question.options, index < points)]));
        em.create(QuizAttempt, {
          id: randomUUID(), cohort, person: persons.get(person)!, unitUuid: unit.uuid, curriculumVersion: version, answers, points, pointsPossible: questions.length,
          passed: points >= passShare * questions.length, submittedAt: new Date(at),
        });
      }
    }
  }
  await em.flush();
}

const chosen = (options: readonly { correct: boolean }[], rightly: boolean): number[] =>
  rightly ? options.flatMap(({ correct }, index) => (correct ? [index] : [])) : [options.findIndex(({ correct }) => !correct)];
