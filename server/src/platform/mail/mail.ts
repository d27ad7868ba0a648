import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

export type MailState = 'waiting' | 'sent' | 'failed';

/** A mail in the outbox: written in the transaction that causes it, sent by a job. */
@Entity({ tableName: 'mail' })
@ObjectType({ description: 'A mail in the outbox. Without SMTP_URL it stays waiting.' })
export class Mail {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text' }) @Field({ description: 'The address.' })
  recipient!: string;

  /** Exposed by the resolver, which hides secrets outside of demo installations. */
  @Property({ type: 'text' })
  subject!: string;

  /** Exposed by the resolver, which hides secrets outside of demo installations. */
  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' }) @Field({ description: 'Why it was written, such as sign-in-code.' })
  cause!: string;

  @Property({ type: 'boolean' }) @Field({ description: 'True where the text opens an account.' })
  secret!: boolean;

  @Enum({ items: ['waiting', 'sent', 'failed'] }) @Field(() => String, { description: 'waiting, sent or failed.' })
  state!: MailState;

  @Property({ type: 'integer' }) @Field(() => Int)
  attempts = 0;

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true, description: 'What the mail server said at the last failure.' })
  problem: string | null = null;

  @Property({ type: 'Date' }) @Field()
  createdAt!: Date;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true })
  sentAt: Date | null = null;
}
