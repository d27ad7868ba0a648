import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isAway, unreachable } from '../database/away.js';
import { type Actor, type Grant, NOBODY } from './right.js';

export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly personId: string | null;
}

type SignInReader = (request: FastifyRequest) => Promise<SignedIn | null>;
type GrantReader = (em: EntityManager, personId: string) => Promise<readonly Grant[]>;

/** Finds out who asks. Rooms contribute: identity who is signed in, programmes and cohorts what that person was given. */
@Injectable()
export class Actors {
  private readSignIn: SignInReader = () => Promise.resolve(null);
  private readonly grantReaders: GrantReader[] = [];

  constructor(private readonly em: EntityManager) {}

  signInBy(reader: SignInReader): void {
    this.readSignIn = reader;
  }

  grantsFrom(reader: GrantReader): void {
    this.grantReaders.push(reader);
  }

  async identify(request: FastifyRequest): Promise<Actor> {
    return this.read(request).catch((error: unknown) => { throw isAway(error) ? unreachable(error) : error; });
  }

  private async read(request: FastifyRequest): Promise<Actor> {
    const signedIn = await this.readSignIn(request);
    if (!signedIn) return NOBODY;
    const personId = signedIn.personId;
    return { ...signedIn, grants: personId ? await this.grantsOf(personId) : [] };
  }

  /** What a person was given, whether signed in or not. */
  async grantsOf(personId: string): Promise<readonly Grant[]> {
    return (await Promise.all(this.grantReaders.map((read) => read(this.em, personId)))).flat();
  }
}
