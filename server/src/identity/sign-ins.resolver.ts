import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, SIGNED_IN } from '../platform/permission/right.js';
import { SignInOnDevice, SignIns } from './sign-ins.js';

@Resolver(() => SignInOnDevice)
export class SignInsResolver {
  constructor(private readonly signIns: SignIns) {}

  @Query(() => [SignInOnDevice], { description: 'The devices on which one is signed in, last used first.' })
  @May(SIGNED_IN)
  mySignIns(@CurrentActor() actor: Actor): Promise<SignInOnDevice[]> {
    return this.signIns.of(actor);
  }

  @Mutation(() => [SignInOnDevice], { description: 'Signs out one device of one\'s own; answers those that remain.' })
  @May(SIGNED_IN)
  async endSignIn(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<SignInOnDevice[]> {
    await this.signIns.end(actor, id);
    return this.signIns.of(actor);
  }

  @Mutation(() => [SignInOnDevice], { description: 'Signs out every device but the one that asks.' })
  @May(SIGNED_IN)
  async endOtherSignIns(@CurrentActor() actor: Actor): Promise<SignInOnDevice[]> {
    await this.signIns.endOthers(actor);
    return this.signIns.of(actor);
  }
}
