import { randomBytes } from 'node:crypto';

/** What came back from GraphQL: data or the refusals, each with its code. */
export interface Answer<T> {
  readonly data: T;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, unknown> & { readonly code: string } }[];
}

/** A browser as far as the API sees one: it keeps cookies and says where its page comes from. */
export class Browser {
  private readonly cookies: Map<string, string>;
  /** Each browser stands behind the proxy with an address of its own, since attempts are counted by address. */
  private readonly address = [10, ...randomBytes(3)].join('.');

  readonly url: string;
  private readonly origin: string;

  // Fields written out: Node itself runs this file for proofs and measurements, and only strips types.
  constructor(url: string, origin: string, jar: readonly (readonly [string, string])[] = []) {
    this.cookies = new Map(jar);
    this.url = url;
    this.origin = origin;
  }

  /** Its cookies by name, for a real browser that is to go on as the same person. */
  get jar(): [string, string][] {
    return [...this.cookies];
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('x-forwarded-for', this.address);
    if (!headers.has('origin')) headers.set('origin', this.origin);
    const response = await fetch(new URL(path, this.url), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) this.cookies.set(name, value ?? '');
    }
    return response;
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  }

  async signIn(email: string, password: string): Promise<void> {
    const response = await this.post('/api/auth/sign-in/email', { email, password });
    if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`);
  }

  /** The answer as it is, refusals included. */
  async ask<T = Record<string, never>>(query: string, variables: object = {}): Promise<Answer<T>> {
    return (await this.post('/graphql', { query, variables })).json() as Promise<Answer<T>>;
  }

  /** The data; a refusal fails the story. */
  async see<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors) throw new Error(errors.map((error) => `${error.path?.join('.') ?? ''} ${JSON.stringify(error.extensions)}: ${error.message}`).join('\n'));
    return data;
  }

  /** What is refused: code, field and bound of each error. */
  async refused(query: string, variables: object = {}): Promise<{ code: string; field?: unknown; bound?: unknown }[]> {
    const { errors } = await this.ask(query, variables);
    return (errors ?? []).map(({ extensions: { code, field, bound } }) => ({ code, ...(field === undefined ? {} : { field }), ...(bound === undefined ? {} : { bound }) }));
  }
}
