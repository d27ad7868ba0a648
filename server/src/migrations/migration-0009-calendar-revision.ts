import { Migration } from '@mikro-orm/migrations';

/** Tables of which a calendar shows anything, or that say whom a date concerns. */
const SHOWN = ['cohort', 'enrolment', 'event', 'module', 'programme', 'role_assignment', 'seat', 'session'];

/**
 * A number that is another one as soon as anything in any calendar may be: programs ask every hour whether their dates have
 * changed, and are answered by this number instead of by reading a thousand dates.
 */
export class Migration0009CalendarRevision extends Migration {
  override name = '0009-calendar-revision';

  override up(): void {
    this.addSql(REVISION);
    for (const table of SHOWN) {
      this.addSql(`create constraint trigger raise_calendar_revision after insert or update or delete on ${table} deferrable initially deferred for each row execute function raise_calendar_revision()`);
    }
  }
}

// At the end of the transaction and once in it: the row is locked for the moment of the commit alone, and after everything
// else, so that no two can wait for each other.
const REVISION = `
create table calendar_revision (
  single boolean primary key default true check (single),
  number bigint not null default 0
);
insert into calendar_revision default values;

create function raise_calendar_revision() returns trigger language plpgsql as $$
begin
  if current_setting('kursbuch.calendar_raised_in', true) is distinct from pg_current_xact_id()::text then
    update calendar_revision set number = number + 1;
    perform set_config('kursbuch.calendar_raised_in', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;
`;
