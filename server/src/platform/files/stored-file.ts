import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A file whose content is kept under its SHA-256; the row never changes (trigger). */
@Entity({ tableName: 'stored_file' })
export class StoredFile {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'integer' })
  bytes!: number;

  @Property({ type: 'Date' })
  createdAt!: Date;
}
