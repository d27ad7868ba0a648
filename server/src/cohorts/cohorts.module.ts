import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CorrectionReleased } from '../curricula/events.js';
import { maySeeAssets } from '../curricula/rights.js';
import { Clock } from '../platform/clock.js';
import { Events } from '../platform/events.js';
import { IdentityModule } from '../identity/identity.module.js';
import { Actors } from '../platform/permission/actors.js';
import { hasRole } from '../platform/permission/right.js';
import { KnownPeople } from '../programmes/known-people.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { Cohort } from './cohort.js';
import { grantRows } from './cohorts.grants.js';
import './cohorts.invariants.js';
import { CohortsResolver } from './cohorts.resolver.js';
import { peopleOnSeats } from './cohorts.queries.js';
import './cohorts.scopes.js';
import { Enrolment } from './enrolment.js';
import { EnrolmentResolver } from './enrolment.resolver.js';
import { followCorrection } from './follow-correction.js';
import { PinnedCohortsResolver } from './pinned.resolver.js';
import { Seat } from './seat.js';
import { Seats } from './seats.js';

maySeeAssets.alsoFor(hasRole('participant', 'curriculum'));

@Module({
  imports: [MikroOrmModule.forFeature([Cohort, Seat, Enrolment]), IdentityModule, ProgrammesModule],
  providers: [Seats, CohortsResolver, EnrolmentResolver, PinnedCohortsResolver],
})
export class CohortsModule implements OnModuleInit {
  constructor(private readonly actors: Actors, private readonly events: Events, private readonly clock: Clock, private readonly known: KnownPeople) {}

  onModuleInit(): void {
    this.actors.grantsFrom(grantRows);
    this.known.answeredBy(peopleOnSeats);
    this.events.on(CorrectionReleased, (event, em) => followCorrection(em, event, this.clock.today()));
  }
}
