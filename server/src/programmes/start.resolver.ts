import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, SIGNED_IN } from '../platform/permission/right.js';
import { NextStop, Start, ToDo } from './start.js';

@ObjectType({ description: 'The start page of the signed-in person.' })
export class StartPage {
  @Field(() => [NextStop], { description: 'The next three things, soonest first.' })
  next!: NextStop[];

  @Field(() => [ToDo], { nullable: true, description: 'What waits, the most urgent first; null where the roles of the person never have anything wait for them.' })
  todo!: ToDo[] | null;

  @Field(() => [ToDo], { nullable: true, description: 'What is missing for the certificate of the person or the representation of the site; null where the person has neither.' })
  missing!: ToDo[] | null;
}

@Resolver()
export class StartResolver {
  constructor(private readonly starts: Start) {}

  @Query(() => StartPage, { description: 'What is next and what waits for the signed-in person.' })
  @May(SIGNED_IN)
  start(@CurrentActor() actor: Actor): Promise<StartPage> {
    return this.starts.of(actor);
  }
}
