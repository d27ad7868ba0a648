import { Migration } from '@mikro-orm/migrations';

/**
 * The trail: what was written, by whom, when, why, before and after. Taken by the database itself, once a statement from
 * its transition tables, so that nothing escapes whichever way it was written, and a list of 1,000 costs one insert.
 */
export class Migration0006Audit extends Migration {
  override name = '0006-audit';

  override up(): void {
    for (const statement of [TABLES, TAKING, KEEPING, SEALING, CHECKING, KEPT]) this.addSql(statement);
  }
}

// Nothing is referenced: an entry outlives the person, and checking a key for each entry would cost every write.
// Each index costs every write as well; instants grow with ids, so a summary of ranges finds them.
const TABLES = `
create table audit_block (
  number bigint primary key check (number > 0),
  entries integer not null check (entries > 0),
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default now()
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  cause text not null,
  reason text,
  table_name text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  row_id text not null,
  person_id uuid,
  before jsonb,
  after jsonb,
  block bigint,
  digest bytea,
  redacted_at timestamptz,
  check ((block is null) = (digest is null))
);
create index audit_entry_by_row on audit_entry (row_id, id);
create index audit_entry_by_person on audit_entry (person_id, id);
create index audit_entry_by_actor on audit_entry (actor_id, id);
create index audit_entry_by_time on audit_entry using brin (at);
create index audit_entry_unsealed on audit_entry (id) where block is null;
`;

// Arguments: the column that names the row, the columns that are private to a person even against administrators, of
// which only a hash is kept, and the column that names whom the row concerns.
const TAKING = `
create function without_private(line jsonb, private text[]) returns jsonb language sql immutable as $$
  select line || (select coalesce(jsonb_object_agg(c, encode(sha256(convert_to(line ->> c, 'UTF8')), 'hex')), '{}') from unnest(private) c where line ? c)
$$;

create function take_trail() returns trigger language plpgsql as $$
declare
  key constant text := tg_argv[0];
  private constant text[] := tg_argv[1];
  concerns constant text := tg_argv[2];
  actor constant uuid := nullif(current_setting('kursbuch.actor', true), '');
  cause constant text := coalesce(nullif(current_setting('kursbuch.cause', true), ''), 'database');
  reason constant text := nullif(current_setting('kursbuch.reason', true), '');
begin
  -- Measured: offset 0 makes each row JSON once, not once for each column that reads it; a call that does nothing would cost as much again.
  if tg_op = 'INSERT' then
    insert into audit_entry (actor_id, cause, reason, table_name, action, row_id, person_id, after)
    select actor, cause, coalesce(reason, line ->> 'reason'), tg_table_name, 'insert', line ->> key, (line ->> concerns)::uuid, line
    from (select case when private = '{}' then to_jsonb(r) else without_private(to_jsonb(r), private) end as line from new_rows r offset 0) made;
  elsif tg_op = 'DELETE' then
    insert into audit_entry (actor_id, cause, reason, table_name, action, row_id, person_id, before)
    select actor, cause, reason, tg_table_name, 'delete', line ->> key, (line ->> concerns)::uuid, line
    from (select case when private = '{}' then to_jsonb(r) else without_private(to_jsonb(r), private) end as line from old_rows r offset 0) gone;
  else
    -- A row that took another key is one that went and one that came.
    insert into audit_entry (actor_id, cause, reason, table_name, action, row_id, person_id, before, after)
    select actor, cause, coalesce(reason, changed.after ->> 'reason'), tg_table_name, changed.action, id, concerned, changed.before, changed.after
    from (
      select id, (coalesce(n.line, o.line) ->> concerns)::uuid as concerned,
        case when o.line is null then 'insert' when n.line is null then 'delete' else 'update' end as action,
        o.line - coalesce(same, '{}') as before, n.line - coalesce(same, '{}') as after
      from (select line ->> key as id, line from (select case when private = '{}' then to_jsonb(r) else without_private(to_jsonb(r), private) end as line from old_rows r offset 0) x) o
      full join (select line ->> key as id, line from (select case when private = '{}' then to_jsonb(r) else without_private(to_jsonb(r), private) end as line from new_rows r offset 0) x) n using (id)
      cross join lateral (select array_agg(k) as same from jsonb_each(n.line) each (k, v) where o.line -> k = v) of
      where o.line is distinct from n.line
      offset 0
    ) changed;
  end if;
  return null;
end $$;

create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'KB008', message = format('%s is not emptied: that would leave no trail', tg_table_name), table = tg_table_name;
end $$;

-- For every table of the domain, in the migration that makes it.
create function keep_trail(of_table text, key text default 'id', private text[] default '{}', concerns text default 'person_id') returns void language plpgsql as $$
begin
  execute format('create or replace trigger trail_of_insert after insert on %I referencing new table as new_rows for each statement execute function take_trail(%L, %L, %L)', of_table, key, private, concerns);
  execute format('create or replace trigger trail_of_update after update on %I referencing old table as old_rows new table as new_rows for each statement execute function take_trail(%L, %L, %L)', of_table, key, private, concerns);
  execute format('create or replace trigger trail_of_delete after delete on %I referencing old table as old_rows for each statement execute function take_trail(%L, %L, %L)', of_table, key, private, concerns);
  execute format('create or replace trigger trail_of_truncate before truncate on %I for each statement execute function refuse_truncate()', of_table);
end $$;
`;

// Two changes of an entry are let through: it is sealed, once; and a sealed one loses what it says of a person.
const KEEPING = `
create function keep_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'audit_entry' then
    if (new.id, new.at, new.actor_id, new.cause, new.table_name, new.action, new.row_id, new.person_id)
      is not distinct from (old.id, old.at, old.actor_id, old.cause, old.table_name, old.action, old.row_id, old.person_id)
    then
      if old.block is null and new.block is not null
        and (new.reason, new.before, new.after, new.redacted_at) is not distinct from (old.reason, old.before, old.after, old.redacted_at)
      then return new; end if;
      if old.block is not null and (new.block, new.digest) = (old.block, old.digest) and old.redacted_at is null and new.redacted_at is not null
        and new.reason is null and new.before is null and new.after is null
      then return new; end if;
    end if;
  end if;
  raise exception using errcode = 'KB007', message = 'the trail is only added to', table = tg_table_name;
end $$;
create trigger entries_are_kept before update or delete on audit_entry for each row execute function keep_entries();
create trigger blocks_are_kept before update or delete on audit_block for each row execute function keep_entries();
create trigger entries_are_not_emptied before truncate on audit_entry for each statement execute function refuse_truncate();
create trigger blocks_are_not_emptied before truncate on audit_block for each statement execute function refuse_truncate();
`;

// Blocks are chained beside the writes, never in them. An entry that is committed late falls into the next block.
const SEALING = `
create function audit_digest(entry audit_entry) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(entry.id, extract(epoch from entry.at), entry.actor_id, entry.cause, entry.reason,
    entry.table_name, entry.action, entry.row_id, entry.person_id, entry.before, entry.after)::text, 'UTF8'))
$$;

-- Seals the oldest that are open into one block; answers how many.
create function seal_audit(most integer default 10000) returns integer language plpgsql as $$
declare sealed integer;
begin
  perform pg_advisory_xact_lock(hashtext('seal_audit'));
  with chosen as materialized (
    select e.id, audit_digest(e) as digest from audit_entry e where e.block is null order by e.id limit most
  ), made as (
    insert into audit_block (number, entries, hash)
    select coalesce(max(number), 0) + 1, (select count(*) from chosen),
      sha256(coalesce((select hash from audit_block order by number desc limit 1), '') || (select string_agg(digest, '' order by id) from chosen))
    from audit_block having exists (select from chosen)
    returning number
  )
  update audit_entry e set block = made.number, digest = chosen.digest from chosen, made where e.id = chosen.id;
  get diagnostics sealed = row_count;
  return sealed;
end $$;

-- Takes what entries say out of them. What is open is sealed first, so that its digest stays in the chain. Answers how many.
create function redact_audit(chosen bigint[]) returns integer language plpgsql as $$
declare redacted integer;
begin
  while seal_audit() > 0 loop end loop;
  update audit_entry set before = null, after = null, reason = null, redacted_at = now() where id = any(chosen) and redacted_at is null;
  get diagnostics redacted = row_count;
  return redacted;
end $$;

-- The same for everything that concerns a person; that something was done, when and by whom stays.
create function redact_audit_of(person uuid) returns integer language sql as $$
  select redact_audit(array(select id from audit_entry where person_id = person and redacted_at is null))
$$;
`;

const CHECKING = `
create function audit_faults() returns table (block bigint, entry bigint, what text) language sql stable as $$
  select e.block, e.id, 'entry differs from its digest' from audit_entry e
  where e.block is not null and e.redacted_at is null and e.digest is distinct from audit_digest(e)
  union all
  select distinct e.block, null::bigint, 'block is missing' from audit_entry e
  where e.block is not null and not exists (select from audit_block b where b.number = e.block)
  union all
  select b.number, null, unnest(array_remove(array[
    case when b.number <> coalesce(b.before, 0) + 1 then 'block before is missing' end,
    case when b.entries <> coalesce(c.entries, 0) then 'number of entries differs' end,
    case when b.hash is distinct from sha256(coalesce(b.hash_before, '') || coalesce(c.digests, '')) then 'hash differs' end], null))
  from (select *, lag(number) over w as before, lag(hash) over w as hash_before from audit_block window w as (order by number)) b
  left join (select e.block, count(*) as entries, string_agg(e.digest, '' order by e.id) as digests from audit_entry e group by e.block) c on c.block = b.number
  union all
  select null, null, format('%s of %s is switched off', tgname, tgrelid::regclass) from pg_trigger
  where tgfoid in ('take_trail'::regproc, 'refuse_truncate'::regproc, 'keep_entries'::regproc) and tgenabled = 'D'
  order by 1, 2, 3
$$;
`;

// What a participant writes and answers is for the participant and the trainers; a birth date is for the funder alone.
const KEPT = `
select keep_trail(name) from unnest(array['stored_file', 'provider', 'programme', 'phase', 'work_package', 'site', 'organisation', 'role_assignment',
  'curriculum', 'curriculum_version', 'module', 'unit', 'module_asset', 'cohort', 'seat', 'enrolment', 'event', 'session', 'mark', 'substitute',
  'module_opening', 'certificate_rule', 'certificate', 'calendar_subscription']) name;
select keep_trail('organisation_kind', 'key');
select keep_trail('person', 'id', '{}', 'id');
select keep_trail('contact_data', 'person_id', '{birth_date}');
select keep_trail('person_account', 'person_id');
select keep_trail('unit_progress', 'id', '{text}');
select keep_trail('quiz_attempt', 'id', '{answers}');
`;
