import { Field, ObjectType } from '@nestjs/graphql';
import { Person } from './person.js';

@ObjectType({ description: 'Who is signed in.' })
export class Me {
  @Field(() => Person, { nullable: true, description: 'Null while an account that opens several persons has not chosen one.' })
  person!: Person | null;

  @Field(() => [Person], { description: 'The persons that this account opens, for the choice.' })
  persons!: Person[];
}
