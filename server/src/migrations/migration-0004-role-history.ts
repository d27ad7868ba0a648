import { Migration } from '@mikro-orm/migrations';

/**
 * A role gets its time: since when, until when, given and ended by whom. Ending keeps the row, so that it stays known who
 * could do what when.
 */
export class Migration0004RoleHistory extends Migration {
  override name = '0004-role-history';

  override up(): void {
    for (const statement of [TIME, GUARDS]) this.addSql(statement);
  }
}

// What was there before came with its programme, so it counts from the programme's first day.
const TIME = `
alter table role_assignment
  add column given_at timestamptz,
  add column given_by uuid references person on delete set null,
  add column ended_at timestamptz,
  add column ended_by uuid references person on delete set null,
  add column version integer not null default 1;
update role_assignment r set given_at = coalesce(
  (select least(now(), p.starts_on::timestamp at time zone p.time_zone) from programme p where p.id = r.programme_id), now());
alter table role_assignment
  alter column given_at set default now(),
  alter column given_at set not null,
  add check (given_at <= ended_at);
create index role_assignment_by_programme on role_assignment (programme_id);
`;

const GUARDS = `
alter table role_assignment
  drop constraint role_assignment_person_id_role_programme_id_site_id_key,
  add constraint no_role_twice_at_a_time exclude using gist (
    person_id with =, role with =,
    (coalesce(programme_id, '00000000-0000-0000-0000-000000000000')) with =, (coalesce(site_id, '00000000-0000-0000-0000-000000000000')) with =,
    tstzrange(given_at, ended_at) with &&);

-- A site contact serves a site of the same programme.
alter table site add constraint site_in_programme unique (programme_id, id);
alter table role_assignment add constraint role_at_site_of_programme foreign key (programme_id, site_id) references site (programme_id, id) on delete cascade;

-- Who could do what when is history: a role ends once, and nothing else about it changes.
create function keep_role_history() returns trigger language plpgsql as $$
begin
  if (new.id, new.person_id, new.role, new.programme_id, new.site_id, new.given_at)
      is distinct from (old.id, old.person_id, old.role, old.programme_id, old.site_id, old.given_at)
    or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
  then
    raise exception using errcode = 'KB004', message = 'a role that was given is fixed', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger role_history_is_kept before update on role_assignment for each row execute function keep_role_history();

-- Without an organiser nobody could let anybody in again.
create function keep_an_organiser() returns trigger language plpgsql as $$
begin
  -- Locked, so that of two who end each other's role at once the second sees what the first did.
  perform from programme where id = old.programme_id for no key update;
  if not exists (select from role_assignment where programme_id = old.programme_id and role = 'organiser' and ended_at is null and id <> old.id) then
    raise exception using errcode = 'KB005', message = 'the last organiser of a programme stays', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger an_organiser_stays before update on role_assignment for each row
  when (old.role = 'organiser' and old.ended_at is null and new.ended_at is not null) execute function keep_an_organiser();
`;
