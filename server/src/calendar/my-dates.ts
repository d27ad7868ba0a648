import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../platform/clock.js';
import { Session } from '../workshops/session.js';
import { sessionIdsOf } from './calendar.queries.js';

@Injectable()
export class MyDates {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  /** By time: those of today and later, or those that were over before today began in Germany. */
  async of(personId: string, earlier: boolean): Promise<Session[]> {
    const today = DateTime.fromISO(this.clock.today(), { zone: 'Europe/Berlin' }).toJSDate();
    const ids = await sessionIdsOf(this.em, personId, today, earlier);
    return this.em.find(Session, { id: { $in: ids } }, { orderBy: { startsAt: 'asc', id: 'asc' } });
  }
}
