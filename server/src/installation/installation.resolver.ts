import { EntityManager } from '@mikro-orm/postgresql';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { OPEN } from '../platform/permission/right.js';
import { Provider } from '../providers/provider.js';
import { DEMO_PASSWORD } from './seeds.js';
import { DemoPeople } from './demo-people.js';

@ObjectType({ description: 'A demo person to sign in as; only in demo installations.' })
export class DemoSignIn {
  @Field({ description: 'German name of the role.' })
  label!: string;

  @Field({ description: 'English name of the role.' })
  labelEn!: string;

  @Field()
  name!: string;

  @Field()
  email!: string;

  @Field()
  password!: string;
}

@ObjectType({ description: 'What everybody may know of this installation before signing in.' })
export class Installation {
  @Field({ description: 'True where the people are invented; then sign-in secrets may be shown.' })
  demo!: boolean;

  @Field(() => [DemoSignIn], { description: 'Empty outside of demo installations.' })
  demoSignIns!: DemoSignIn[];

  @Field(() => Provider, { nullable: true, description: 'Who answers for these pages; null before the first programme.' })
  provider!: Provider | null;
}

@Resolver()
export class InstallationResolver {
  constructor(private readonly em: EntityManager, private readonly demoPeople: DemoPeople) {}

  @Query(() => Installation, { description: 'What everybody may know of this installation.' })
  @May(OPEN)
  async installation(): Promise<Installation> {
    const people = await this.demoPeople.list();
    const [provider = null] = await this.em.find(Provider, {}, { orderBy: { name: 'asc' }, limit: 1 });
    return { demo: people.length > 0, demoSignIns: people.map((person) => ({ ...person, password: DEMO_PASSWORD })), provider };
  }
}
