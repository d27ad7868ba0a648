import { Injectable, computed, inject, Injector, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { CanActivateFn, Router } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { graphql, query, ResultOf } from './graphql';
import { Kept } from './kept';
import { asRefusal } from './refusals';

export type Role =
  | 'administrator'
  | 'organiser'
  | 'issuer'
  | 'trainer'
  | 'participant'
  | 'site_contact'
  | 'committee'
  | 'funder';

const Me = graphql(`
  query Me {
    me {
      person { id title givenName familyName }
      roles { role programme { id slug title contact { name phone email } } }
      persons { id title givenName familyName }
    }
  }
`);

const Other = graphql(`query ProgrammeInView($id: ID!) { programme(id: $id) { id slug title contact { name phone email } } }`);

export type Me = NonNullable<ResultOf<typeof Me>['me']>;

/** Who is signed in, and as what. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly answer = query(Me);
  private readonly injector = inject(Injector);
  private readonly kept = inject(Kept);

  /** asking until the first answer, then in, out, or unknown when the server could not be reached */
  readonly state = computed<'asking' | 'in' | 'out' | 'unknown'>(() => {
    if (this.answer.hasValue()) return this.answer.value().me ? 'in' : 'out';
    const error = this.answer.error();
    if (!error) return 'asking';
    return asRefusal(error).code === 'identity/sign-in-needed' ? 'out' : 'unknown';
  });

  readonly me = computed(() => (this.answer.hasValue() ? (this.answer.value().me ?? null) : null));
  readonly person = computed(() => this.me()?.person ?? null);
  /** Several people may share one mailbox; then the account has more than one person. */
  readonly persons = computed(() => this.me()?.persons ?? []);
  readonly roles = computed(
    () => new Set((this.me()?.roles ?? []).map((given) => given.role.replace('-', '_') as Role)),
  );
  readonly programmes = computed(() => {
    const byId = new Map((this.me()?.roles ?? []).flatMap((given) => (given.programme ? [[given.programme.id, given.programme]] : [])));
    return [...byId.values()];
  });

  /** True with at least one of the roles in any programme. What the server allows it decides itself, each time. */
  is(...roles: Role[]): boolean {
    return roles.some((role) => this.roles().has(role));
  }

  /** True for who organises this programme. */
  organises(programmeId: string): boolean {
    return (this.me()?.roles ?? []).some(({ role, programme }) => role === 'organiser' && programme?.id === programmeId);
  }

  /** After a sign-in, a sign-out or a change of person. */
  reload(): void {
    this.answer.reload();
  }

  /** Resolves once the answer to the last question is here. */
  async settled(): Promise<void> {
    const busy = toObservable(this.answer.isLoading, { injector: this.injector });
    await firstValueFrom(busy.pipe(filter((loading) => !loading)));
  }

  async signOut(): Promise<void> {
    await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    this.kept.forgetAll();
    // A fresh document is the only sure way to forget what earlier pages loaded.
    location.assign(document.baseURI);
  }
}

/** The programme the page belongs to; its contact person stands at the foot. kb-page sets it. */
@Injectable({ providedIn: 'root' })
export class ProgrammeInView {
  private readonly session = inject(Session);
  readonly id = signal<string | null>(null);
  /** Who serves the installation has a role in no programme and looks into all of them. */
  private readonly other = query(Other, () => {
    const id = this.id();
    return id && this.session.me() && !this.session.programmes().some((programme) => programme.id === id) ? { id } : undefined;
  });
  readonly programme = computed(() => {
    const all = this.session.programmes();
    return all.find((programme) => programme.id === this.id()) ?? (this.other.hasValue() ? this.other.value().programme : null) ?? all[0] ?? null;
  });
}

/** Where somebody wanted to go. Only a path of ours: an address from outside must not lead away from here. */
export const pathOr = (to: string | undefined, otherwise: string): string => (to && /^\/(?![/\\])/.test(to) ? to : otherwise);

/** Lets signed-in people pass; everybody else signs in first, and who shares a mailbox says who it is. Both pages lead back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  const injector = inject(Injector);
  const known = await firstValueFrom(toObservable(session.state, { injector }).pipe(filter((s) => s !== 'asking')));
  // With the server out of reach the page opens and says so itself; a sign-in would not help.
  if (known === 'out') return router.createUrlTree(['/sign-in'], { queryParams: { to: state.url } });
  const nobodyYet = known === 'in' && !session.person() && !state.url.startsWith('/choose-person');
  return !nobodyYet || router.createUrlTree(['/choose-person'], { queryParams: { to: state.url } });
};

