import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { Event } from './event.js';
import { Session } from './session.js';
import { Timetable } from './timetable.js';
import './workshops.invariants.js';
import { CohortEventsResolver, EventResolver, SessionResolver } from './workshops.resolver.js';
import './workshops.scopes.js';

@Module({ imports: [MikroOrmModule.forFeature([Event, Session])], providers: [Timetable, CohortEventsResolver, EventResolver, SessionResolver] })
export class WorkshopsModule {}
