import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** Reference data of every installation (seeds/reference): known by its key, worded in both languages. */
@Entity({ tableName: 'organisation_kind' })
@ObjectType({ description: 'What an organisation behind a site may be: reference data of every installation.' })
export class OrganisationKind {
  [PrimaryKeyProp]?: 'key';

  @PrimaryKey({ type: 'text' }) @Field(() => ID, { description: 'Such as seniorenbuero.' })
  key!: string;

  @Property({ type: 'text' }) @Field({ description: 'In German.' })
  label!: string;

  @Property({ type: 'text' }) @Field({ description: 'In English.' })
  labelEn!: string;

  @Property({ type: 'integer' })
  position!: number;
}
