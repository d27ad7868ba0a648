import { type EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { nameOf } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import type { Subject } from '../platform/keeping/keeping.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface Row {
  readonly id: string;
  readonly title: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly language: string;
  readonly email: string | null;
  readonly accountId: string | null;
}

export interface FoundSubject extends Subject {
  readonly name: string;
  /** de or en. */
  readonly language: string;
}

/** Finds whom a command is about. */
@Injectable()
export class Subjects {
  constructor(private readonly clock: Clock) {}

  /** By id, or everybody who uses an address. */
  async find(em: EntityManager, emailOrId: string): Promise<FoundSubject[]> {
    const { rows } = await sql<Row>`
      select p.id, p.title, p.given_name as "givenName", p.family_name as "familyName", p.language, c.email, a.account_id as "accountId"
      from person p left join contact_data c on c.person_id = p.id left join person_account a on a.person_id = p.id
      where ${UUID.test(emailOrId) ? sql`p.id = ${emailOrId}::uuid` : sql`c.email = ${emailOrId}`} order by p.family_name, p.given_name, p.id`.execute(em.getKysely());
    const [now, today] = [this.clock.now(), this.clock.today()];
    return rows.map((row) => ({
      id: row.id, email: row.email, accountId: row.accountId, now, today, language: row.language, name: nameOf(row),
      names: [...new Set([nameOf(row), nameOf({ ...row, title: null })])],
    }));
  }
}
