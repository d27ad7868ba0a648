import { Migration } from '@mikro-orm/migrations';

/**
 * The first schema. What must never break is held here, by constraints and triggers, so that no service, import or
 * person with psql can break it; the code only words the refusal.
 */
export class Migration0001First extends Migration {
  override name = '0001-first';

  override up(): void {
    for (const statement of [FOUNDATION, PEOPLE, PROGRAMMES, CURRICULA, COHORTS, WORKSHOPS, LEARNING, CERTIFICATES, CALENDAR]) {
      this.addSql(statement);
    }
  }
}

// German order (Ä beside A) wherever names are sorted, whatever the cluster's own locale.
const FOUNDATION = `
create extension if not exists btree_gist;
create extension if not exists citext;
create collation if not exists german (provider = icu, locale = 'de-DE');

create table mail (
  id uuid primary key,
  recipient text not null check (char_length(recipient) <= 320),
  subject text not null check (char_length(subject) <= 300),
  body text not null check (char_length(body) <= 20000),
  cause text not null check (char_length(cause) <= 60),
  secret boolean not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  problem text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null))
);
create index mail_created_at on mail (created_at desc);

create table stored_file (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  media_type text not null check (char_length(media_type) <= 100),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes >= 0),
  created_at timestamptz not null
);

-- A zone that PostgreSQL does not know would break every reading of the days in it.
create function is_time_zone(name text) returns boolean language plpgsql immutable as $$
begin
  perform timestamptz '2022-06-22 07:00Z' at time zone name;
  return name ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$';
exception when invalid_parameter_value then
  return false;
end $$;

-- How often somebody tried something; without a log, since a crash may forget it.
create unlogged table attempt (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  began_at timestamptz not null,
  count integer not null
);
create index attempt_by_age on attempt (began_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'KB001', message = format('%s is fixed', tg_table_name), table = tg_table_name;
end $$;
create trigger stored_file_is_fixed before update on stored_file for each row execute function refuse_change();
`;

const PEOPLE = `
create table person (
  id uuid primary key,
  title text check (char_length(title) <= 40),
  given_name text collate german not null check (char_length(given_name) between 1 and 100),
  family_name text collate german not null check (char_length(family_name) between 1 and 100),
  language text not null default 'de' check (language in ('de', 'en')),
  version integer not null default 1
);
create index person_by_name on person (family_name, given_name);

create table contact_data (
  person_id uuid primary key references person on delete cascade,
  email citext check (char_length(email::text) <= 320),
  phone text check (char_length(phone) <= 60),
  birth_date date,
  version integer not null default 1
);
create index contact_data_by_email on contact_data (email);

-- One mailbox may serve two persons, so an account may open more than one person.
create table person_account (
  person_id uuid primary key references person on delete cascade,
  account_id text not null
);
create index person_account_by_account on person_account (account_id);

create table active_person (
  session_id text primary key,
  person_id uuid not null references person on delete cascade
);
`;

const PROGRAMMES = `
create table provider (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  name text collate german not null check (char_length(name) between 1 and 200),
  short_name text not null check (char_length(short_name) between 1 and 40),
  address text not null default '' check (char_length(address) <= 500),
  website text check (char_length(website) <= 300),
  imprint text not null default '' check (char_length(imprint) <= 5000),
  privacy_name text not null default '' check (char_length(privacy_name) <= 200),
  privacy_email text not null default '' check (char_length(privacy_email) <= 320),
  colour text not null default '#0B5563' check (colour ~ '^#[0-9A-Fa-f]{6}$'),
  version integer not null default 1
);

create table programme (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  provider_id uuid not null references provider,
  title text collate german not null check (char_length(title) between 1 and 200),
  subtitle text not null default '' check (char_length(subtitle) <= 300),
  summary text not null default '' check (char_length(summary) <= 5000),
  starts_on date not null,
  ends_on date not null,
  time_zone text not null default 'Europe/Berlin' check (is_time_zone(time_zone)),
  funders text[] not null default '{}',
  contact_name text not null check (char_length(contact_name) between 1 and 200),
  contact_phone text not null check (char_length(contact_phone) between 1 and 60),
  contact_email text not null check (char_length(contact_email) between 3 and 320),
  version integer not null default 1,
  check (starts_on <= ends_on)
);
create index programme_by_provider on programme (provider_id);

create table phase (
  id uuid primary key,
  programme_id uuid not null references programme on delete cascade,
  key text not null check (char_length(key) <= 80),
  title text not null check (char_length(title) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  position integer not null,
  unique (programme_id, key),
  check (starts_on <= ends_on)
);

create table work_package (
  id uuid primary key,
  programme_id uuid not null references programme on delete cascade,
  number integer not null check (number > 0),
  title text not null check (char_length(title) between 1 and 200),
  spans jsonb not null,
  unique (programme_id, number)
);

create table site (
  id uuid primary key,
  programme_id uuid not null references programme,
  parent_id uuid references site,
  key text not null check (char_length(key) <= 80),
  kind text not null check (kind in ('city', 'county', 'municipality', 'district', 'group', 'office', 'provider', 'association')),
  name text collate german not null check (char_length(name) between 1 and 200),
  short_name text collate german not null check (char_length(short_name) between 1 and 40),
  locality text not null default '' check (char_length(locality) <= 200),
  structurally_weak boolean not null default false,
  version integer not null default 1,
  unique (programme_id, key)
);

create table organisation (
  id uuid primary key,
  site_id uuid not null references site on delete cascade,
  name text collate german not null check (char_length(name) between 1 and 200),
  kind text not null check (char_length(kind) <= 60),
  locality text not null default '' check (char_length(locality) <= 200),
  position integer not null
);
create index organisation_by_site on organisation (site_id);

create table role_assignment (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('administrator', 'organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder')),
  programme_id uuid references programme on delete cascade,
  site_id uuid references site on delete cascade,
  -- An administrator serves the installation; everybody else serves a programme, a site contact a site in it.
  check ((role = 'administrator') = (programme_id is null)),
  check ((role = 'site-contact') = (site_id is not null)),
  unique nulls not distinct (person_id, role, programme_id, site_id)
);
`;

const CURRICULA = `
create table curriculum (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  title text collate german not null check (char_length(title) between 1 and 200),
  language text not null default 'de' check (language in ('de', 'en')),
  authors text[] not null default '{}',
  provider_id uuid references provider
);

-- number.patch names a published version; the draft of a curriculum has neither.
create table curriculum_version (
  id uuid primary key,
  curriculum_id uuid not null references curriculum,
  state text not null check (state in ('draft', 'published')),
  number integer check (number > 0),
  patch integer check (patch >= 0),
  title text not null check (char_length(title) between 1 and 200),
  summary text not null default '' check (char_length(summary) <= 1000),
  note text not null default '' check (char_length(note) <= 2000),
  source_hash text,
  published_at timestamptz,
  published_by uuid references person,
  based_on_id uuid references curriculum_version,
  version integer not null default 1,
  unique (curriculum_id, number, patch),
  check ((state = 'published') = (number is not null and patch is not null and published_at is not null))
);
create unique index curriculum_has_one_draft on curriculum_version (curriculum_id) where state = 'draft';

create table module (
  id uuid primary key,
  curriculum_version_id uuid not null references curriculum_version on delete cascade,
  uuid uuid not null,
  slug text not null check (char_length(slug) <= 80),
  position integer not null,
  title text not null check (char_length(title) between 1 and 200),
  summary text not null default '' check (char_length(summary) <= 1000),
  outcomes text[] not null default '{}',
  presence_minutes integer not null check (presence_minutes between 0 and 60000),
  online_minutes integer not null check (online_minutes between 0 and 60000),
  version integer not null default 1,
  unique (curriculum_version_id, uuid),
  unique (curriculum_version_id, slug),
  unique (curriculum_version_id, position) deferrable initially deferred
);

create table unit (
  id uuid primary key,
  module_id uuid not null references module on delete cascade,
  uuid uuid not null,
  slug text not null check (char_length(slug) <= 80),
  position integer not null,
  kind text not null check (kind in ('lesson', 'reflection', 'quiz', 'assignment', 'session')),
  title text not null check (char_length(title) between 1 and 200),
  minutes integer not null check (minutes between 1 and 6000),
  body text not null default '' check (char_length(body) <= 50000),
  quiz jsonb,
  version integer not null default 1,
  unique (module_id, uuid),
  unique (module_id, slug),
  unique (module_id, position) deferrable initially deferred,
  check ((kind = 'quiz') = (quiz is not null))
);

create table module_asset (
  id uuid primary key,
  module_id uuid not null references module on delete cascade,
  name text not null check (char_length(name) <= 120),
  media_type text not null check (media_type in ('image/svg+xml')),
  content text not null check (char_length(content) <= 500000),
  unique (module_id, name)
);

-- A published version is what people were taught and what certificates refer to: nobody changes it, by no way.
create function refuse_change_of_published() returns trigger language plpgsql as $$
declare touched uuid[]; fixed boolean;
begin
  if tg_table_name = 'curriculum_version' then
    fixed := tg_op <> 'INSERT' and old.state = 'published';
  else
    if tg_table_name = 'module' then
      touched := array_remove(array[
        case when tg_op <> 'INSERT' then old.curriculum_version_id end,
        case when tg_op <> 'DELETE' then new.curriculum_version_id end], null);
    else
      select array_agg(curriculum_version_id) into touched from module where id in (
        case when tg_op <> 'INSERT' then old.module_id end, case when tg_op <> 'DELETE' then new.module_id end);
    end if;
    -- Locked, so that nobody slips a part into a draft while another transaction is publishing it.
    select bool_or(state = 'published') into fixed from (
      select state from curriculum_version where id = any(touched) order by id for share) as locked;
  end if;
  if fixed then
    raise exception using errcode = 'KB002', message = 'a published version is fixed', table = tg_table_name;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger published_version_is_fixed before update or delete on curriculum_version for each row execute function refuse_change_of_published();
create trigger published_module_is_fixed before insert or update or delete on module for each row execute function refuse_change_of_published();
create trigger published_unit_is_fixed before insert or update or delete on unit for each row execute function refuse_change_of_published();
create trigger published_asset_is_fixed before insert or update or delete on module_asset for each row execute function refuse_change_of_published();
create trigger versions_stay before truncate on curriculum_version execute function refuse_change();
create trigger modules_stay before truncate on module execute function refuse_change();
create trigger units_stay before truncate on unit execute function refuse_change();
create trigger assets_stay before truncate on module_asset execute function refuse_change();
`;

const COHORTS = `
create table cohort (
  id uuid primary key,
  programme_id uuid not null references programme,
  curriculum_version_id uuid not null references curriculum_version,
  slug text not null check (char_length(slug) <= 80),
  title text collate german not null check (char_length(title) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  version integer not null default 1,
  unique (programme_id, slug),
  check (starts_on <= ends_on)
);
create index cohort_by_version on cohort (curriculum_version_id);

create table seat (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  site_id uuid not null references site,
  kind text not null check (kind in ('main', 'deputy', 'further')),
  valid_from date not null,
  valid_to date,
  check (valid_from < valid_to),
  constraint one_main_and_one_deputy_at_a_time exclude using gist (
    cohort_id with =, site_id with =, kind with =, daterange(valid_from, valid_to) with &&) where (kind <> 'further')
);

-- valid_to is the first day on which it no longer holds, as in a half-open range.
create table enrolment (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  check (valid_from < valid_to),
  constraint one_person_on_a_seat exclude using gist (seat_id with =, daterange(valid_from, valid_to) with &&),
  constraint no_overlapping_membership exclude using gist (cohort_id with =, person_id with =, daterange(valid_from, valid_to) with &&)
);
create index enrolment_by_person on enrolment (person_id);
create index enrolment_by_cohort on enrolment (cohort_id);
`;

// SEQUENCE of RFC 5545 3.8.7.4 rises in the database, so that no way of writing a date can forget it.
const WORKSHOPS = `
create table event (
  id uuid primary key,
  programme_id uuid not null references programme,
  cohort_id uuid references cohort,
  kind text not null check (kind in ('workshop', 'presentation', 'forum', 'meeting', 'online')),
  title text not null check (char_length(title) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  time_zone text not null default 'Europe/Berlin' check (is_time_zone(time_zone)),
  venue_name text not null default '' check (char_length(venue_name) <= 200),
  venue_address text not null default '' check (char_length(venue_address) <= 500),
  online_url text check (online_url ~ '^https://' and char_length(online_url) <= 500),
  bring text not null default '' check (char_length(bring) <= 1000),
  status text not null check (status in ('tentative', 'confirmed', 'cancelled')),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  check (starts_on <= ends_on)
);
create index event_by_cohort on event (cohort_id);
create index event_by_programme on event (programme_id);

create table session (
  id uuid primary key,
  event_id uuid not null references event,
  key text not null check (char_length(key) <= 80),
  title text not null check (char_length(title) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  module_uuid uuid,
  agenda text not null default '' check (char_length(agenda) <= 5000),
  status text not null check (status in ('tentative', 'confirmed', 'cancelled')),
  sequence integer not null default 0,
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  unique (event_id, key),
  check (starts_at < ends_at),
  check (minutes <= extract(epoch from ends_at - starts_at) / 60)
);
create index session_by_event on session (event_id, starts_at);
create index session_by_start on session (starts_at);

create function count_sequence() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'session' then
    if (new.starts_at, new.ends_at, new.status) is distinct from (old.starts_at, old.ends_at, old.status) then
      new.sequence := old.sequence + 1;
    end if;
  elsif (new.venue_name, new.venue_address, new.online_url, new.status, new.time_zone)
      is distinct from (old.venue_name, old.venue_address, old.online_url, old.status, old.time_zone) then
    update session set sequence = sequence + 1, changed_at = new.changed_at where event_id = new.id;
  end if;
  return new;
end $$;
create trigger session_sequence before update on session for each row execute function count_sequence();
create trigger event_sequence before update on event for each row execute function count_sequence();

-- Versions of marks and substitutes: one taken back and made anew never has a version that somebody saw before.
create sequence mark_version as integer start 2;

-- A mark keeps person, site and seat of its day: a later change of seat never rewrites who was there for whom.
create table mark (
  id uuid primary key,
  session_id uuid not null references session,
  person_id uuid not null references person,
  enrolment_id uuid not null references enrolment,
  seat_id uuid not null references seat,
  site_id uuid not null references site,
  seat_kind text not null check (seat_kind in ('main', 'deputy', 'further')),
  kind text not null check (kind in ('present', 'late', 'left-early', 'excused', 'absent')),
  minutes_missed integer not null default 0 check (minutes_missed between 0 and 1440),
  note text not null default '' check (char_length(note) <= 500),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  version integer not null default 1,
  constraint one_mark_per_session_and_person unique (session_id, person_id),
  check (minutes_missed = 0 or kind in ('late', 'left-early'))
);
create index mark_by_person on mark (person_id);

create table substitute (
  id uuid primary key,
  session_id uuid not null references session,
  seat_id uuid not null references seat,
  site_id uuid not null references site,
  name text collate german not null check (char_length(name) between 1 and 200),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  version integer not null default 1,
  constraint one_substitute_per_session_and_seat unique (session_id, seat_id)
);
`;

const LEARNING = `
create table module_opening (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  module_uuid uuid not null,
  opens_at timestamptz not null,
  closes_at timestamptz,
  version integer not null default 1,
  unique (cohort_id, module_uuid),
  check (opens_at < closes_at)
);

create table unit_progress (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  person_id uuid not null references person,
  unit_uuid uuid not null,
  position text not null default '' check (char_length(position) <= 200),
  text text not null default '' check (char_length(text) <= 20000),
  opened_at timestamptz not null,
  touched_at timestamptz not null,
  done_at timestamptz,
  version integer not null default 1,
  unique (cohort_id, person_id, unit_uuid)
);

create table quiz_attempt (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  person_id uuid not null references person,
  unit_uuid uuid not null,
  curriculum_version_id uuid not null references curriculum_version,
  answers jsonb not null,
  points integer not null check (points >= 0),
  points_possible integer not null check (points_possible >= points),
  passed boolean not null,
  submitted_at timestamptz not null
);
create index quiz_attempt_by_unit on quiz_attempt (cohort_id, person_id, unit_uuid);
create trigger quiz_attempt_is_fixed before update on quiz_attempt for each row execute function refuse_change();
`;

const CERTIFICATES = `
create table certificate_rule (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  purpose text not null check (purpose in ('participation', 'achievement')),
  title text not null check (char_length(title) between 1 and 200),
  conditions jsonb not null,
  version integer not null default 1,
  unique (cohort_id, purpose)
);

create table certificate (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
  person_id uuid not null references person,
  cohort_id uuid not null references cohort,
  purpose text not null check (purpose in ('participation', 'achievement')),
  occasion text not null check (char_length(occasion) between 1 and 200),
  state text not null check (state in ('issued', 'replaced', 'revoked')),
  statement jsonb not null,
  rule jsonb not null,
  file_id uuid not null references stored_file,
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  ended_at timestamptz,
  ended_by uuid references person,
  reason text check (char_length(reason) between 1 and 1000),
  version integer not null default 1,
  check ((state = 'issued') = (ended_at is null)),
  check ((state = 'revoked') <= (reason is not null))
);
create unique index one_issued_certificate on certificate (person_id, purpose, occasion) where state = 'issued';
create index certificate_by_cohort on certificate (cohort_id);

-- What was issued stays as it was; only its state may move on, once, and a certificate is never deleted.
create function refuse_change_of_certificate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'issued'
    or (new.id, new.number, new.person_id, new.cohort_id, new.purpose, new.occasion, new.statement, new.rule, new.file_id, new.issued_at, new.issued_by)
      is distinct from (old.id, old.number, old.person_id, old.cohort_id, old.purpose, old.occasion, old.statement, old.rule, old.file_id, old.issued_at, old.issued_by)
  then
    raise exception using errcode = 'KB003', message = 'an issued certificate is fixed', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger certificate_is_fixed before update or delete on certificate for each row execute function refuse_change_of_certificate();
`;

const CALENDAR = `
create table calendar_subscription (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  name text not null check (char_length(name) between 1 and 80),
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  version integer not null default 1
);
create index calendar_subscription_by_person on calendar_subscription (person_id);
`;
