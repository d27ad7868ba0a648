import { Migration } from '@mikro-orm/migrations';

/** A roll call is closed once nothing of it is unrecorded; each closing stays, with who reopened it and why. */
export class Migration0011ClosedRollCalls extends Migration {
  override name = '0011-closed-roll-calls';

  override up(): void {
    this.addSql(CLOSING);
    this.addSql(GUARD);
    for (const table of ['mark', 'substitute']) {
      for (const [action, rows] of [['insert', 'new table as new_rows'], ['update', 'old table as old_rows new table as new_rows'], ['delete', 'old table as old_rows']]) {
        this.addSql(`create trigger closed_against_${action} after ${action} on ${table} referencing ${rows} for each statement execute function refuse_change_of_closed()`);
      }
    }
    for (const [action, rows] of [['insert', 'new'], ['update', 'new'], ['delete', 'old']]) {
      this.addSql(`create trigger tell_of_${action} after ${action} on roll_call_closing referencing ${rows} table as told for each statement execute function tell_of_sessions('session_id')`);
    }
  }
}

const CLOSING = `
create table roll_call_closing (
  id uuid primary key,
  session_id uuid not null references session,
  closed_by uuid references person,
  closed_at timestamptz not null,
  reopened_by uuid references person,
  reopened_at timestamptz,
  reason text check (char_length(reason) between 1 and 500),
  check ((reopened_at is null) = (reason is null)),
  check (reopened_by is null or reopened_at is not null)
);
create unique index one_closing_at_a_time on roll_call_closing (session_id) where reopened_at is null;
create index roll_call_closing_by_session on roll_call_closing (session_id);
select keep_trail('roll_call_closing');
`;

// What erasing a person changes (a note, who recorded it) is let through, as is the end of what need not be kept any longer.
const GUARD = `
create function refuse_change_of_closed() returns trigger language plpgsql as $$
declare
  closed boolean;
begin
  if tg_op = 'INSERT' then
    closed := exists (select from new_rows join roll_call_closing k using (session_id) where k.reopened_at is null);
  elsif tg_op = 'DELETE' then
    closed := coalesce(current_setting('kursbuch.retention', true), '') <> 'on'
      and exists (select from old_rows join roll_call_closing k using (session_id) where k.reopened_at is null);
  else
    closed := exists (select from new_rows n join roll_call_closing k using (session_id) join old_rows o on o.id = n.id where k.reopened_at is null
      and to_jsonb(n) - '{note,recorded_by,version}'::text[] is distinct from to_jsonb(o) - '{note,recorded_by,version}'::text[]);
  end if;
  if closed then
    raise exception using errcode = 'KB011', message = 'the roll call is closed', table = tg_table_name;
  end if;
  return null;
end $$;
`;
