import { Injectable } from '@nestjs/common';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Attempts } from '../platform/attempts.js';
import type { Actor } from '../platform/permission/right.js';
import { notFound, Refusal } from '../platform/refusal.js';
import { Accounts } from './accounts.js';

@ObjectType({ description: 'A device on which the person is signed in.' })
export class SignInOnDevice {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'True for the device that asks.' })
  current!: boolean;

  @Field({ description: 'What the browser says of itself; empty when it says nothing.' })
  userAgent!: string;

  @Field()
  since!: Date;

  @Field({ description: 'Last used, to the hour.' })
  lastUsed!: Date;
}

const PASSWORDS_A_MINUTE = 5;

/** Where a person is signed in, and how to end it. The tokens of better-auth never leave this file. */
@Injectable()
export class SignIns {
  constructor(private readonly accounts: Accounts, private readonly attempts: Attempts) {}

  async of(actor: Actor): Promise<SignInOnDevice[]> {
    return (await this.sessions(actor)).map((session) => ({
      id: session.id, current: session.id === actor.sessionId, userAgent: session.userAgent ?? '', since: session.createdAt, lastUsed: session.updatedAt,
    }));
  }

  /** Ends one sign-in of one's own; somebody else's is not found. */
  async end(actor: Actor, id: string): Promise<void> {
    const session = (await this.sessions(actor)).find((one) => one.id === id);
    if (!session) throw notFound();
    await (await this.accounts.auth.$context).internalAdapter.deleteSession(session.token);
  }

  async endOthers(actor: Actor): Promise<void> {
    const { internalAdapter } = await this.accounts.auth.$context;
    const others = (await this.sessions(actor)).filter((session) => session.id !== actor.sessionId);
    // better-auth words an empty list as SQL that PostgreSQL refuses.
    if (others.length) await internalAdapter.deleteSessions(others.map((session) => session.token));
  }

  async hasPassword(actor: Actor): Promise<boolean> {
    return (await this.credential(actor))?.password != null;
  }

  /** Sets a first password, or a new one for whoever knows the old. All other devices are signed out. */
  async setPassword(actor: Actor, current: string | null, next: string): Promise<void> {
    // Whoever sits down at a device that was left open must not find the password out by trying.
    await this.attempts.allow('password change', actor.accountId!, PASSWORDS_A_MINUTE);
    const { internalAdapter, password } = await this.accounts.auth.$context;
    const credential = await this.credential(actor);
    const hash = await password.hash(next);
    if (credential?.password) {
      if (!await password.verify({ hash: credential.password, password: current ?? '' })) throw new Refusal('identity/wrong-password', { field: 'input.current' });
      await internalAdapter.updatePassword(actor.accountId!, hash);
    } else {
      await internalAdapter.linkAccount({ userId: actor.accountId!, providerId: 'credential', accountId: actor.accountId!, password: hash });
    }
    await this.endOthers(actor);
  }

  private async credential(actor: Actor) {
    const { internalAdapter } = await this.accounts.auth.$context;
    return (await internalAdapter.findAccounts(actor.accountId ?? '')).find((account) => account.providerId === 'credential');
  }

  private async sessions(actor: Actor) {
    const { internalAdapter } = await this.accounts.auth.$context;
    const sessions = await internalAdapter.listSessions(actor.accountId ?? '');
    return sessions.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  }
}
