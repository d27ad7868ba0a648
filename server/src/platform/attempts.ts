import { createHmac } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from './clock.js';
import { Refusal } from './refusal.js';
import { SETTINGS, type Settings } from './settings.js';

const SECONDS = 60;

/** Bounds what strangers may try. Counted in the database, so that two processes count as one. */
@Injectable()
export class Attempts {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  /** Refuses more than `most` attempts within a minute. `who` is an address or the like; only its keyed hash is kept. */
  async allow(what: string, who: string, most: number): Promise<void> {
    const key = createHmac('sha256', this.settings.sessionSecret).update(`${what} ${who}`).digest('hex');
    const now = this.clock.now();
    const stale = new Date(now.getTime() - SECONDS * 1000);
    const { rows: [row] } = await sql<{ count: number }>`
      with gone as (delete from attempt where began_at < ${stale} and key <> ${key})
      insert into attempt as a (key, began_at, count) values (${key}, ${now}, 1)
      on conflict (key) do update set
        count = case when a.began_at < ${stale} then 1 else a.count + 1 end,
        began_at = case when a.began_at < ${stale} then excluded.began_at else a.began_at end
      returning count`.execute(this.em.getKysely());
    if (row!.count > most) throw new Refusal('platform/too-many-requests', { bound: most });
  }
}
