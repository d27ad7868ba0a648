import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Session } from '../workshops/session.js';
import { sessionIdsOf } from './calendar.queries.js';

@Injectable()
export class MyDates {
  constructor(private readonly em: EntityManager) {}

  /** By time; `since` is a day in Germany, null for all. */
  async of(personId: string, since: string | null): Promise<Session[]> {
    const ids = await sessionIdsOf(this.em, personId, since === null ? null : DateTime.fromISO(since, { zone: 'Europe/Berlin' }).toJSDate());
    return this.em.find(Session, { id: { $in: ids } }, { orderBy: { startsAt: 'asc', id: 'asc' } });
  }
}
