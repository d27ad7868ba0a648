import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Which account opens which person. Two persons who share a mailbox share its account. */
@Entity({ tableName: 'person_account' })
export class PersonAccount {
  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'text' })
  accountId!: string;
}

/** As whom a signed-in session acts, where its account opens several persons. */
@Entity({ tableName: 'active_person' })
export class ActivePerson {
  @PrimaryKey({ type: 'text' })
  sessionId!: string;

  @Property({ type: 'uuid' })
  personId!: string;
}
