/** Names what a right is asked about: ids by kind of thing, such as { programme, cohort, site, person }. */
export type Scope = Readonly<Record<string, string | null>>;

/** What a person was given: a role within the ids of its scope; an empty scope is the whole installation. */
export interface Grant {
  readonly role: string;
  readonly within: Scope;
}

/** Who asks. Without a person: signed out, or an account whose person has not been chosen yet. */
export interface Actor {
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly personId: string | null;
  readonly grants: readonly Grant[];
}

export const NOBODY: Actor = { accountId: null, sessionId: null, personId: null, grants: [] };

/** One reason why somebody may do something, readable in the assembled table. */
export class Sentence {
  constructor(readonly text: string, readonly holds: (actor: Actor, scope: Scope) => boolean) {}

  or(other: Sentence): Sentence {
    return new Sentence(`${this.text} or ${other.text}`, (actor, scope) => this.holds(actor, scope) || other.holds(actor, scope));
  }
}

/** Holds when the actor has the role within the same id; `hasRole('trainer', 'programme')`: trainer of that programme. */
export const hasRole = (role: string, within?: string): Sentence =>
  new Sentence(within ? `${role} of the ${within}` : role, (actor, scope) =>
    actor.grants.some((grant) => grant.role === role
      && (within === undefined || (scope[within] != null && grant.within[within] === scope[within]))));

export const anybody = new Sentence('anybody', () => true);
export const signedIn = new Sentence('anybody signed in', (actor) => actor.personId !== null);
/** Signed in, though perhaps not yet chosen as which of several persons. */
export const anybodyWithAccount = new Sentence('anybody with an account', (actor) => actor.accountId !== null);
export const isSelf = new Sentence('the person', (actor, scope) => actor.personId !== null && scope['person'] === actor.personId);

/**
 * A named right about one kind of thing, granted by sentences. The room that knows the facts writes them; a later room
 * may add sentences to a right that an earlier one declared.
 */
export class Right {
  private readonly sentences: Sentence[];

  constructor(readonly name: string, readonly about: string | null, sentence: Sentence) {
    this.sentences = [sentence];
    if (RIGHTS.has(name)) throw new Error(`two rights are named ${name}`);
    RIGHTS.set(name, this);
  }

  /** For later rooms. */
  alsoFor(sentence: Sentence): void {
    this.sentences.push(sentence);
  }

  heldBy(actor: Actor, scope: Scope): boolean {
    return this.sentences.some((sentence) => sentence.holds(actor, scope));
  }

  get text(): string {
    return this.sentences.map((sentence) => sentence.text).join(' or ');
  }
}

/** Every right of the installation by name: the table that a test prints and compares. */
export const RIGHTS = new Map<string, Right>();

/** Declares a right about a kind of thing (see defineScope), or about nothing in particular. */
export const right = (name: string, about: string | null, sentence: Sentence): Right => new Right(name, about, sentence);

export const OPEN = right('open', null, anybody);
export const SIGNED_IN = right('signed-in', null, signedIn);

/** The ids of one kind in which the actor has one of the roles: for lists that show each person their own part. */
export const idsOf = (actor: Actor, kind: string, roles: readonly string[]): string[] =>
  [...new Set(actor.grants.flatMap((grant) => (roles.includes(grant.role) ? grant.within[kind] ?? [] : [])))];
