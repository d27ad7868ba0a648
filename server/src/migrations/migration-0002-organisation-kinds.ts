import { Migration } from '@mikro-orm/migrations';

/** Kinds of organisations become reference data, which the start loads from seeds/reference. */
export class Migration0002OrganisationKinds extends Migration {
  override name = '0002-organisation-kinds';

  override up(): void {
    this.addSql(`
create table organisation_kind (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 60),
  label text collate german not null check (char_length(label) between 1 and 80),
  label_en text not null check (char_length(label_en) between 1 and 80),
  position integer not null
);
-- Kinds in use are worded by their key until the reference data are loaded, right after this.
insert into organisation_kind (key, label, label_en, position) select distinct kind, kind, kind, 0 from organisation;
alter table organisation rename column kind to kind_key;
alter table organisation add foreign key (kind_key) references organisation_kind;
`);
  }
}
