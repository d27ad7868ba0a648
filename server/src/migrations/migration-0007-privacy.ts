import { Migration } from '@mikro-orm/migrations';

/** Erased persons whose row something still leads to, and the end of a certificate's time. */
export class Migration0007Privacy extends Migration {
  override name = '0007-privacy';

  override up(): void {
    for (const statement of [ERASED, CERTIFICATES]) this.addSql(statement);
  }
}

const ERASED = `
alter table person add column erased_at timestamptz;
`;

// A certificate goes when its time is over, in a transaction that says so; by no other way, and before that never.
const CERTIFICATES = `
create or replace function refuse_change_of_certificate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('kursbuch.retention', true) = 'on' then return old; end if;
  if tg_op = 'DELETE' or old.state <> 'issued'
    or (new.id, new.number, new.person_id, new.cohort_id, new.purpose, new.occasion, new.statement, new.rule, new.file_id, new.issued_at, new.issued_by)
      is distinct from (old.id, old.number, old.person_id, old.cohort_id, old.purpose, old.occasion, old.statement, old.rule, old.file_id, old.issued_at, old.issued_by)
  then
    raise exception using errcode = 'KB003', message = 'an issued certificate is fixed', table = tg_table_name;
  end if;
  return new;
end $$;
`;
