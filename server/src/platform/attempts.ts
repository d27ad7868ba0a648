import { createHmac } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from './clock.js';
import { Refusal } from './refusal.js';
import { SETTINGS, type Settings } from './settings.js';

const MINUTE = 60;
const DAY = 24 * 3600;
/** In ms. */
const SKEW = 60_000;

/** Bounds what strangers may try. Counted in the database, so that two processes count as one. */
@Injectable()
export class Attempts {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  /** Refuses more than `most` attempts within `seconds`, a day at the most. `who` is an address or the like; only its keyed hash is kept. */
  async allow(what: string, who: string, most: number, seconds = MINUTE): Promise<void> {
    const key = createHmac('sha256', this.settings.sessionSecret).update(`${what} ${who}`).digest('hex');
    const now = this.clock.now();
    const [stale, forgotten] = [seconds, DAY].map((ago) => new Date(now.getTime() - ago * 1000));
    // Begun in the future: the clock went back since, and nobody is to be locked out until it is there again. Two processes' clocks may differ a little.
    const ahead = new Date(now.getTime() + SKEW);
    // Rows that somebody else is just counting in are left to the next one: two who wait for each other's would be a deadlock.
    const { rows: [row] } = await sql<{ count: number }>`
      with gone as (delete from attempt where key in (select key from attempt where (began_at < ${forgotten} or began_at > ${ahead}) and key <> ${key} for update skip locked))
      insert into attempt as a (key, began_at, count) values (${key}, ${now}, 1)
      on conflict (key) do update set
        count = case when a.began_at < ${stale} or a.began_at > ${ahead} then 1 else a.count + 1 end,
        began_at = case when a.began_at < ${stale} or a.began_at > ${ahead} then excluded.began_at else a.began_at end
      returning count`.execute(this.em.getKysely());
    if (row!.count > most) throw new Refusal('platform/too-many-requests', { bound: most });
  }
}
