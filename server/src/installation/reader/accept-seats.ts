import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import type { CohortContent } from './contents.js';
import { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { EnrolmentSource, SeatSource } from './source.js';
import type { CohortSurroundings } from './surroundings.js';

/** Where an enrolment stands, to name it when another one overlaps with it. */
interface Placed {
  enrolment: EnrolmentSource;
  path: KeyPath;
}

/** The seats of a cohort. What the database excludes (two on one seat, one person twice at a time) is told here with its place. */
export function acceptSeats(file: ProgrammeFile<CohortContent>, around: CohortSurroundings): SeatSource[] {
  const taken = new Keys('a seat');
  const ofPerson = new Map<string, Placed[]>();
  return file.content.seats.map((seat, index) => {
    const path = ['seats', index];
    around.sites.expect(seat.site, file, [...path, 'site']);
    if (seat.kind !== 'further') taken.declare(`${seat.site} ${seat.kind}`, file, path);
    const onSeat: Placed[] = [];
    const enrolments = seat.enrolments.map((content, number) => {
      const placed = { enrolment: resolved(content, around), path: [...path, 'enrolments', number] };
      const { enrolment } = placed;
      around.persons.expect(enrolment.person, file, [...placed.path, 'person']);
      if (enrolment.validTo !== undefined && enrolment.validTo <= enrolment.validFrom) {
        file.refuse([...placed.path, 'validTo'], `a day after ${enrolment.validFrom}`);
      }
      refuseOverlap(file, placed, onSeat, 'a day on which nobody else holds this seat');
      const elsewhere = ofPerson.get(enrolment.person) ?? [];
      refuseOverlap(file, placed, elsewhere, 'a day on which this person holds no other seat');
      ofPerson.set(enrolment.person, [...elsewhere, placed]);
      onSeat.push(placed);
      return enrolment;
    });
    return { site: seat.site, kind: seat.kind, enrolments };
  });
}

/** Whether the seat is held on the day; validTo is the first day on which it is not. */
export function holdsOn({ validFrom, validTo }: EnrolmentSource, day: string): boolean {
  return validFrom <= day && (validTo === undefined || day < validTo);
}

function resolved(content: CohortContent['seats'][number]['enrolments'][number], { days }: CohortSurroundings): EnrolmentSource {
  const validFrom = days.resolve(content.validFrom);
  return content.validTo === undefined
    ? { person: content.person, validFrom }
    : { person: content.person, validFrom, validTo: days.resolve(content.validTo) };
}

function refuseOverlap(file: ProgrammeFile<unknown>, placed: Placed, others: readonly Placed[], expected: string): void {
  const other = others.find(({ enrolment }) => holdsOn(enrolment, placed.enrolment.validFrom) || holdsOn(placed.enrolment, enrolment.validFrom));
  if (other) file.refuse([...placed.path, 'validFrom'], `${expected}; see ${file.place(other.path)}`);
}
