import { Migration } from '@mikro-orm/migrations';

/** Whoever serves the installation lets everybody else in: one of them stays, whichever way the others go. */
export class Migration0005LastAdministrator extends Migration {
  override name = '0005-last-administrator';

  override up(): void {
    this.addSql(GUARD);
  }
}

const GUARD = `
create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  -- One at a time, so that of two who go at once the second sees that the first has gone.
  perform pg_advisory_xact_lock(hashtext('keep_an_administrator'));
  if not exists (select from role_assignment where role = 'administrator' and ended_at is null and id <> old.id) then
    raise exception using errcode = 'KB006', message = 'the last administrator of the installation stays', table = tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger an_administrator_stays before update on role_assignment for each row
  when (old.role = 'administrator' and old.ended_at is null and new.ended_at is not null) execute function keep_an_administrator();
create trigger an_administrator_is_not_deleted before delete on role_assignment for each row
  when (old.role = 'administrator' and old.ended_at is null) execute function keep_an_administrator();
`;
