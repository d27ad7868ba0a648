import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { changedMeanwhile, notFound, Refusal } from '../platform/refusal.js';
import type { MarkInput, RecordAttendanceInput, ReopenRollCallInput, SubstituteInput } from './attendance.inputs.js';
import { readRollCall } from './attendance.queries.js';
import { standOf, wasThere } from './attendance.rules.js';
import type { RollCall, RollCallPerson, RollCallSeat } from './roll-call.js';
import { endClosing, eraseMarks, eraseSubstitutes, keepClosing, keepMarks, keepSubstitutes, lockSession } from './roll-call.statements.js';

/** The list that goes round in a session: seen, and taken down whole or not at all. */
@Injectable()
export class RollCalls {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  async see(sessionId: string, em: EntityManager = this.em): Promise<RollCall> {
    const { minutes, day, dayHasCome, closing, seats, people } = await readRollCall(em, sessionId, this.clock.now()) ?? refuse();
    const bySeat = Map.groupBy(people, ({ seat }) => seat);
    const sites = [...Map.groupBy(seats, ({ site }) => site).values()].map((held) => {
      const [{ site: siteId, siteName: name, siteShortName: shortName }] = held as [typeof held[0]];
      const filled = held.map(({ seat, kind, substitute, substituteVersion }): RollCallSeat => ({
        seatId: seat, kind,
        persons: (bySeat.get(seat) ?? []).map((row): RollCallPerson => ({
          enrolmentId: row.enrolment, personId: row.person, givenName: row.givenName, familyName: row.familyName, holds: row.holds,
          mark: row.kind && { kind: row.kind, minutesMissed: row.missed, note: row.note, recordedAt: new Date(row.recordedAt!), version: row.version! },
        })),
        substitute: substitute === null ? null : { name: substitute, version: substituteVersion! },
      }));
      const stand = standOf(held.map(({ seat, kind, substitute }) => ({
        kind, substitute: substitute !== null,
        marks: (bySeat.get(seat) ?? []).map((row) => row.kind && { kind: row.kind, minutesMissed: row.missed }),
      })), minutes);
      return { siteId, name, shortName, stand, seats: filled };
    });
    return {
      sessionId, minutes, day, dayHasCome, notRecorded: people.filter(({ kind }) => kind === null).length,
      closing: closing && { closedAt: new Date(closing.closedAt), closedBy: closing.closedBy }, sites,
    };
  }

  /** Stores marks and substitutes, or refuses all of them; two who record the same session come one after the other. */
  record(input: RecordAttendanceInput, recordedBy: string | null): Promise<RollCall> {
    return this.em.transactional(async (em) => {
      const current = await this.locked(em, input.sessionId);
      if (current.closing) throw new Refusal('attendance/closed', { field: 'input.sessionId' });
      const seats = current.sites.flatMap((site) => site.seats);
      if (!current.dayHasCome) checkAhead(input, current.day);
      checkMarks(input.marks, current, seats);
      checkSubstitutes(input.substitutes, current, seats);
      checkNobodyTwice(input, seats);

      const noted = { session: current.sessionId, recordedBy, recordedAt: this.clock.now() };
      const [kept, erased] = split(input.marks, (mark) => mark.kind != null);
      const [named, unnamed] = split(input.substitutes, (substitute) => Boolean(substitute.name?.trim()));
      if (erased.length) await eraseMarks(em, current.sessionId, erased.map(({ enrolmentId }) => enrolmentId));
      if (unnamed.length) await eraseSubstitutes(em, current.sessionId, unnamed.map(({ seatId }) => seatId));
      if (kept.length) await keepMarks(em, noted, kept);
      if (named.length) await keepSubstitutes(em, noted, named);
      return this.see(current.sessionId, em);
    });
  }

  /** Nobody's attendance is open any more; from now on nothing of it changes until somebody reopens it. Closed already, it stays as it is. */
  close(sessionId: string, closedBy: string | null): Promise<RollCall> {
    return this.em.transactional(async (em) => {
      const current = await this.locked(em, sessionId);
      if (current.closing) return current;
      if (!current.dayHasCome) throw new Refusal('attendance/not-yet-begun', { field: 'sessionId', bound: current.day });
      if (current.notRecorded) throw new Refusal('attendance/not-settled', { field: 'sessionId', bound: current.notRecorded });
      await keepClosing(em, { session: sessionId, recordedBy: closedBy, recordedAt: this.clock.now() });
      return this.see(sessionId, em);
    });
  }

  /** What is recorded can be corrected again; the closing stays, with the reason. */
  reopen({ sessionId, reason }: ReopenRollCallInput, reopenedBy: string | null): Promise<RollCall> {
    return this.em.transactional(async (em) => {
      const current = await this.locked(em, sessionId);
      if (!current.closing) throw new Refusal('attendance/not-closed', { field: 'input.sessionId' });
      await endClosing(em, { session: sessionId, recordedBy: reopenedBy, recordedAt: this.clock.now() }, reason.trim());
      return this.see(sessionId, em);
    });
  }

  /** The roll call of a session that takes place, as it stands while nobody else can change it. */
  private async locked(em: EntityManager, sessionId: string): Promise<RollCall> {
    const session = await lockSession(em, sessionId) ?? refuse();
    if (session.cancelled) throw new Refusal('attendance/session-cancelled', { field: 'input.sessionId' });
    return this.see(session.id, em);
  }
}

/**
 * Nobody was there before the day has begun, in the zone of the event. The day and not the hour of the start: a room fills
 * before it begins, a session is brought forward within its day, and seats are held by the day as well.
 */
function checkAhead({ marks, substitutes }: RecordAttendanceInput, day: string): void {
  const mark = marks.findIndex(({ kind }) => kind != null && kind !== 'excused');
  if (mark >= 0) throw new Refusal('attendance/not-yet-begun', { field: `input.marks.${mark}.kind`, bound: day });
  const substitute = substitutes.findIndex(({ name }) => name?.trim());
  if (substitute >= 0) throw new Refusal('attendance/not-yet-begun', { field: `input.substitutes.${substitute}.name`, bound: day });
}

function checkMarks(marks: readonly MarkInput[], current: RollCall, seats: readonly RollCallSeat[]): void {
  const persons = new Map(seats.flatMap((seat) => seat.persons).map((person) => [person.enrolmentId, person]));
  const seen = new Set<string>();
  marks.forEach(({ enrolmentId, kind, minutesMissed, version }, index) => {
    const field = `input.marks.${index}`;
    const person = persons.get(enrolmentId);
    // Whoever gave the seat on keeps the mark of that day; it may be taken back, not written anew.
    if (!person || (!person.holds && kind != null)) throw new Refusal('attendance/not-on-seat', { field: `${field}.enrolmentId` });
    if (seen.has(enrolmentId)) throw new Refusal('attendance/named-twice', { field: `${field}.enrolmentId` });
    seen.add(enrolmentId);
    const missing = kind === 'late' || kind === 'left-early';
    if (!missing && minutesMissed != null) throw new Refusal('attendance/minutes-not-asked', { field: `${field}.minutesMissed`, bound: ['late', 'left-early'] });
    if (missing && minutesMissed == null) throw new Refusal('input/too-small', { field: `${field}.minutesMissed`, bound: 1 });
    if (missing && minutesMissed! > current.minutes) throw new Refusal('input/too-large', { field: `${field}.minutesMissed`, bound: current.minutes });
    if ((person.mark?.version ?? null) !== (version ?? null)) throw changedMeanwhile(current);
  });
}

function checkSubstitutes(substitutes: readonly SubstituteInput[], current: RollCall, seats: readonly RollCallSeat[]): void {
  const seen = new Set<string>();
  substitutes.forEach(({ seatId, version }, index) => {
    const field = `input.substitutes.${index}.seatId`;
    const seat = seats.find((one) => one.seatId === seatId);
    if (!seat) throw new Refusal('attendance/not-a-seat', { field });
    if (seen.has(seatId)) throw new Refusal('attendance/named-twice', { field });
    seen.add(seatId);
    if ((seat.substitute?.version ?? null) !== (version ?? null)) throw changedMeanwhile(current);
  });
}

/** A seat is filled by its holder or by a substitute, never by both. */
function checkNobodyTwice({ marks, substitutes }: RecordAttendanceInput, seats: readonly RollCallSeat[]): void {
  const newMarks = new Map(marks.map((mark) => [mark.enrolmentId, mark.kind ?? null]));
  const newNames = new Map(substitutes.map(({ seatId, name }, index) => [seatId, { name: name?.trim() || null, index }]));
  for (const { seatId, persons, substitute } of seats) {
    const stoodIn = newNames.has(seatId) ? newNames.get(seatId)!.name : substitute?.name ?? null;
    if (!stoodIn) continue;
    const filling = persons.find(({ enrolmentId, mark }) => {
      const kind = newMarks.has(enrolmentId) ? newMarks.get(enrolmentId)! : mark?.kind ?? null;
      return kind !== null && wasThere(kind as never);
    });
    if (!filling) continue;
    const index = newNames.get(seatId)?.index;
    const field = index === undefined ? `input.marks.${marks.findIndex(({ enrolmentId }) => enrolmentId === filling.enrolmentId)}.kind` : `input.substitutes.${index}.name`;
    throw new Refusal('attendance/holder-present', { field });
  }
}

function split<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

function refuse(): never {
  throw notFound();
}
