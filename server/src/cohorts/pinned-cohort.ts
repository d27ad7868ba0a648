import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A cohort as the authors of its curriculum know it: not a way into other programmes.' })
export class PinnedCohort {
  @Field(() => ID) id!: string;
  @Field() title!: string;
  @Field() programmeTitle!: string;
  @Field(() => LocalDate) startsOn!: string;
  @Field(() => LocalDate) endsOn!: string;
  @Field({ description: 'Its last day has not passed.' }) running!: boolean;
}
