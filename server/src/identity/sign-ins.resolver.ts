import { Args, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Text } from '../platform/input.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, SIGNED_IN } from '../platform/permission/right.js';
import { SignInOnDevice, SignIns } from './sign-ins.js';

@InputType()
class PasswordInput {
  @Text('The password so far; left out for the first one.', 128, { optional: true })
  current?: string;

  @Text('The new password.', 128, { min: 12 })
  next!: string;
}

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

  @Query(() => Boolean, { description: 'Whether one has a password; without one, a code by mail signs in.' })
  @May(SIGNED_IN)
  hasPassword(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.signIns.hasPassword(actor);
  }

  @Mutation(() => [SignInOnDevice], { description: 'Sets the first or a new password and signs out every other device. Refuses by identity/wrong-password.' })
  @May(SIGNED_IN)
  async setPassword(@CurrentActor() actor: Actor, @Args('input') input: PasswordInput): Promise<SignInOnDevice[]> {
    await this.signIns.setPassword(actor, input.current ?? null, input.next);
    return this.signIns.of(actor);
  }
}
