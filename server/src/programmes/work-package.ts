import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Programme } from './programme.js';

/** Arbeitspaket: a part of a programme with one or more spans of project months, both ends included. */
@Entity({ tableName: 'work_package' })
export class WorkPackage {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Programme)
  programme!: Rel<Programme>;

  @Property({ type: 'integer' })
  number!: number;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'json' })
  spans!: [number, number][];
}
