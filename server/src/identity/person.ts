import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** A person's name, and nothing more: contact data is a type of its own. A person exists before they first sign in. */
@Entity({ tableName: 'person' })
@ObjectType({ description: 'A person by name. Contact data, marks and results of others hang on edges that state a permission.' })
export class Person {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true, description: 'Academic or other title before the name, such as Dr.' })
  title: string | null = null;

  @Property({ type: 'text' }) @Field()
  givenName!: string;

  @Property({ type: 'text' }) @Field()
  familyName!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'Language of mails to this person: de or en.' })
  language: Opt<string> = 'de';

  /** Since when the person is erased, and the row stays for what must still lead to it. */
  @Property({ type: 'Date', nullable: true })
  erasedAt: Date | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}

/** The name in a sentence: "Dr. Hannelore Öztürk". */
export const nameOf = (person: Pick<Person, 'title' | 'givenName' | 'familyName'>): string =>
  [person.title, person.givenName, person.familyName].filter(Boolean).join(' ');
