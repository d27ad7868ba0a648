import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever looks at a roll call or at a cohort's attendance is told when it changes: at the commit, once a transaction, by
 * its id alone, so that nobody learns from it what they may not see.
 */
export class Migration0008Live extends Migration {
  override name = '0008-live';

  override up(): void {
    this.addSql(TELLING);
    for (const [table, column] of [['mark', 'session_id'], ['substitute', 'session_id'], ['session', 'id']]) {
      for (const [action, rows] of [['insert', 'new'], ['update', 'new'], ['delete', 'old']]) {
        this.addSql(`create trigger tell_of_${action} after ${action} on ${table} referencing ${rows} table as told for each statement execute function tell_of_sessions('${column}')`);
      }
    }
  }
}

// The argument names the column that holds the session.
const TELLING = `
create function tell_of_sessions() returns trigger language plpgsql as $$
begin
  execute format('
    with sessions as (select distinct %I as id from told)
    select pg_notify(''changed'', id::text) from (
      select id from sessions
      union select e.cohort_id from sessions join session s using (id) join event e on e.id = s.event_id where e.cohort_id is not null
    ) ids', tg_argv[0]);
  return null;
end $$;
`;
