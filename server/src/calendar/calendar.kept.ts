import { sql } from 'kysely';
import { keeps, lastTieOf } from '../platform/keeping/keeping.js';

keeps({
  room: 'calendar', key: 'subscriptions', title: ['Kalender-Abonnements', 'Calendar subscriptions'],
  purpose: ['Termine im eigenen Kalender zeigen', 'To show dates in one\'s own calendar'], whom: ['Alle, die ein Abonnement anlegen', 'Everybody who makes a subscription'], seenBy: ['Nur die Person selbst', 'The person alone'],
  ground: ['Art. 6 Abs. 1 Buchst. b DSGVO (auf Wunsch der Person)', 'Art. 6(1)(b) GDPR (at the person\'s wish)'],
  keepFor: { period: 'P30D', after: ['dem Widerruf des Abonnements oder dem Ende der letzten Rolle oder Teilnahme', 'revoking the subscription or the end of the last role or enrolment'] },
  holdings: [{
    table: 'calendar_subscription', column: 'person_id', what: ['Abonnements', 'Subscriptions'], fields: { name: ['Name', 'Name'], createdAt: ['Angelegt', 'Made'], lastUsedOn: ['Zuletzt gelesen', 'Last read'], revokedAt: ['Widerrufen', 'Revoked'] },
    read: (mine) => sql`select name, created_at as "createdAt", last_used_on as "lastUsedOn", revoked_at as "revokedAt" from calendar_subscription t where ${mine} order by created_at, id`,
    since: () => sql`least(t.revoked_at, ${lastTieOf(sql`t.person_id`)})`, erase: { delete: true },
  }],
});
