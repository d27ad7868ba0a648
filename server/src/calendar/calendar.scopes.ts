import { sql } from 'kysely';
import { isSelf, right } from '../platform/permission/right.js';
import { defineScope } from '../platform/permission/scopes.js';

defineScope('calendar-subscription', async (em, ids) => (await sql<{ id: string; person: string }>`
  select id, person_id as person from calendar_subscription where id = any(${ids}::uuid[]) and revoked_at is null`.execute(em.getKysely())).rows);

/** An address opens somebody's dates without a sign-in, so nobody else may make, renew or end it. */
export const mayKeepSubscription = right('calendar.keep-subscription', 'calendar-subscription', isSelf);
