import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from '@nestjs/graphql';

/** How to reach a person. Reached only through edges that state a permission. */
@Entity({ tableName: 'contact_data' })
@ObjectType({ description: 'How to reach a person; reached only through edges that state a permission.' })
export class ContactData {
  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true, description: 'Not unique: two persons may share a mailbox.' })
  email: string | null = null;

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true })
  phone: string | null = null;

  @Property({ type: 'date', nullable: true })
  birthDate: string | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
