import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, Matches } from 'class-validator';
import { Id, Text } from '../input.js';
import { hasRole, right } from '../permission/right.js';

export const mayReadTrail = right('audit.read', null, hasRole('administrator'));

@ObjectType({ description: 'One column of a row that was written.' })
export class AuditChange {
  @Field()
  column!: string;

  @Field(() => String, { nullable: true, description: 'Null where there was nothing. Other than text as JSON; of what is long the part that changed, between …; of what is private to a person the SHA-256.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'As before.' })
  after!: string | null;
}

@ObjectType({ description: 'That one row was written.' })
export class AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'When its transaction began.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The person who wrote; null for the program itself.' })
  actorId!: string | null;

  @Field({ description: 'The mutation, the queries, the route such as GET /calendar/:file, "job …", "command …", migration, seeds; database where it was written around the application.' })
  cause!: string;

  @Field(() => String, { nullable: true, description: 'Where one was asked for.' })
  reason!: string | null;

  @Field({ description: 'The table, such as mark.' })
  table!: string;

  @Field({ description: 'insert, update or delete.' })
  action!: string;

  @Field(() => ID, { description: 'The key of the row.' })
  objectId!: string;

  @Field(() => ID, { nullable: true, description: 'The person whom the row concerns.' })
  personId!: string | null;

  @Field(() => [AuditChange], { description: 'The columns that are others than before; of a new or a deleted row all that are not empty.' })
  changes!: AuditChange[];

  @Field({ description: 'True where the law had it that before, after and reason be taken out.' })
  redacted!: boolean;

  @Field({ description: 'True once it stands in a block of the chain, within minutes.' })
  sealed!: boolean;
}

@ObjectType({ description: 'What an id in the entries is called.' })
export class AuditName {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType({ description: 'Entries, newest first.' })
export class AuditPage {
  @Field(() => [AuditEntry], { description: '50 at the most.' })
  entries!: AuditEntry[];

  @Field(() => String, { nullable: true, description: 'For the next page; null on the last one.' })
  next!: string | null;
}

/** An instant that may be left out; over a plain route it comes as text. */
const Instant = (description: string): PropertyDecorator => (target, property) => {
  Field(() => Date, { description, nullable: true })(target, property as string);
  IsOptional()(target, property as string);
  Type(() => Date)(target, property as string);
  IsDate({ context: { code: 'input/not-a-date' } })(target, property as string);
};

@InputType({ description: 'Which entries; all that is given has to hold.' })
export class TrailInput {
  @Id('Whom it concerns or who wrote it.', { optional: true })
  personId?: string;

  @Id('Who wrote it.', { optional: true })
  actorId?: string;

  @Text('The key of the row.', 60, { optional: true })
  objectId?: string;

  @Text('The table.', 60, { optional: true })
  table?: string;

  @Instant('From this instant.')
  from?: Date;

  @Instant('Up to this instant, without it.')
  to?: Date;

  @Field(() => String, { nullable: true, description: 'The cursor of the page before.' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { context: { code: 'input/not-accepted' } })
  cursor?: string;
}
