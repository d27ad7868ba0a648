import { sql } from 'kysely';
import { keeps, type Sql, ties } from '../platform/keeping/keeping.js';
import { endOf, PROOF, prolongs } from '../programmes/programmes.kept.js';

prolongs(() => sql`select c.programme_id, c.ends_on from cohort c`);

/** When the proof of a cohort begins to be kept. */
export const proofSince = (cohort: Sql): Sql => endOf(sql`(select c.programme_id from cohort c where c.id = ${cohort})`);

ties(() => sql`
  select e.person_id, coalesce(e.valid_to::timestamp at time zone p.time_zone, ${endOf(sql`p.id`)}) as ends from enrolment e join cohort c on c.id = e.cohort_id join programme p on p.id = c.programme_id`);

keeps({
  room: 'cohorts', key: 'participation', title: ['Teilnahme', 'Participation'],
  purpose: ['Die Qualifizierung durchführen; dem Fördergeber die Zahl der Personen je Standort nachweisen', 'To carry out the qualification; to prove to the funder the number of persons by site'],
  whom: ['Teilnehmende', 'Participants'], seenBy: ['Träger, Trainerinnen und Trainer, die anderen im Durchgang, Kontaktperson des Standorts; der Fördergeber auf Verlangen', 'Provider, trainers, the others of the cohort, contact of the site; the funder on demand'],
  ground: [
    `Art. 6 Abs. 1 Buchst. b DSGVO, für den Nachweis ${PROOF.ground[0]}; verrät die Teilnahme selbst etwas Besonderes (etwa eine Selbsthilfegruppe), Art. 9 Abs. 2 Buchst. a DSGVO`,
    `Art. 6(1)(b) GDPR, for the proof ${PROOF.ground[1]}; where taking part reveals something special (such as a self-help group), Art. 9(2)(a) GDPR`,
  ],
  keepFor: PROOF,
  holdings: [{
    table: 'enrolment', column: 'person_id', what: ['Plätze in Durchgängen', 'Seats in cohorts'],
    fields: { cohort: ['Durchgang', 'Cohort'], site: ['Standort', 'Site'], seat: ['Platz', 'Seat'], validFrom: ['Vom', 'From'], validTo: ['Bis vor', 'Before'] },
    read: (mine) => sql`select c.title as cohort, s.name as site, seat.kind as seat, t.valid_from as "validFrom", t.valid_to as "validTo"
      from enrolment t join cohort c on c.id = t.cohort_id join seat on seat.id = t.seat_id join site s on s.id = seat.site_id where ${mine} order by t.valid_from, t.id`,
    since: () => proofSince(sql`t.cohort_id`),
    erase: {
      // Ends today. Who has not begun proves nothing.
      set: ({ today }) => sql`valid_to = greatest(t.valid_from + 1, least(t.valid_to, ${today}::date)), version = t.version + 1`, delete: ({ today }) => sql`t.valid_from > ${today}::date`,
      stays: { why: PROOF.ground, named: true },
    },
  }],
});
