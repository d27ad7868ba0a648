import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { IdentityModule } from '../identity/identity.module.js';
import { Actors } from '../platform/permission/actors.js';
import { Cohort } from './cohort.js';
import { CohortsResolver } from './cohorts.resolver.js';
import './cohorts.scopes.js';
import { Enrolment } from './enrolment.js';
import { EnrolmentResolver } from './enrolment.resolver.js';
import { Seat } from './seat.js';
import { Seats } from './seats.js';

@Module({
  imports: [MikroOrmModule.forFeature([Cohort, Seat, Enrolment]), IdentityModule],
  providers: [Seats, CohortsResolver, EnrolmentResolver],
})
export class CohortsModule implements OnModuleInit {
  constructor(private readonly actors: Actors) {}

  /** Whoever holds or held a seat is a participant: results stay readable after a seat was given on. */
  onModuleInit(): void {
    this.actors.grantsFrom(async (em, personId) => {
      const { rows } = await sql<{ programme: string; cohort: string; site: string }>`
        select distinct c.programme_id as programme, e.cohort_id as cohort, s.site_id as site
        from enrolment e join seat s on s.id = e.seat_id join cohort c on c.id = e.cohort_id
        where e.person_id = ${personId}`.execute(em.getKysely());
      return rows.map((within) => ({ role: 'participant', within }));
    });
  }
}
