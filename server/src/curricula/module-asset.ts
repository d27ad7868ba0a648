import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Module } from './module.js';

/** A diagram of a module, named by its lessons' Markdown as `assets/<name>`. */
@Entity({ tableName: 'module_asset' })
export class ModuleAsset {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Module)
  module!: Rel<Module>;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'text' })
  content!: string;
}
