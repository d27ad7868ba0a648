import { HttpClient, HttpErrorResponse, httpResource, HttpResourceRef } from '@angular/common/http';
import { inject } from '@angular/core';
import { print } from '@0no-co/graphql.web';
import { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import { firstValueFrom } from 'rxjs';
import type { introspection } from '../../graphql-env';
import { Refusal, RefusalValues } from './refusals';

/** Documents are typed by server/schema.graphql: a field that does not exist fails `nx run client:types`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { ID: string; DateTime: string; LocalDate: string; Json: unknown };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
export { readFragment } from 'gql.tada';

const ADDRESS = '/graphql';

/** Without variables the argument may be left out; with variables it may return undefined to wait. */
type VariablesArgument<Variables> = {} extends Variables
  ? [variables?: () => Variables | undefined]
  : [variables: () => Variables | undefined];

/**
 * What a page shows: a resource that asks again when a signal in its variables changes. Use in an injection context and
 * read it as `page.hasValue() ? page.value() : …`; `error()` is a Refusal.
 */
export function query<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  ...[variables]: VariablesArgument<Variables>
): HttpResourceRef<Data | undefined> {
  const text = printed(document);
  return httpResource<Data>(
    () => {
      const values = variables ? variables() : {};
      return values === undefined ? undefined : { url: ADDRESS, method: 'POST', body: { query: text, variables: values } };
    },
    { parse: (body) => unwrap<Data>(body) },
  );
}

/** What a page does: `const record = mutation(Record)` in a field, then `await record({ … })`; rejects with a Refusal. */
export function mutation<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
): (variables: Variables) => Promise<Data> {
  const http = inject(HttpClient);
  const text = printed(document);
  return async (variables) =>
    unwrap<Data>(await firstValueFrom(http.post(ADDRESS, { query: text, variables })));
}

/** A query that is asked in a certain moment, not because a signal changed: as {@link mutation}. */
export const lookUp = mutation;

function printed(document: object): string {
  return print(document as Parameters<typeof print>[0]);
}

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: RefusalValues & { code?: string } }[];
}

function unwrap<Data>(body: unknown): Data {
  const answer = body as Answer;
  if (answer.errors?.length) throw refusalIn(answer);
  return answer.data as Data;
}

function refusalIn(answer: Answer): Refusal {
  const { code, ...values } = answer.errors?.[0]?.extensions ?? {};
  return new Refusal(code ?? 'platform/fault', values);
}

/** A failed request as the refusal it carries, or as what a person can do about it. */
export function refusalOf(error: HttpErrorResponse): Refusal {
  const answer = error.error as Answer | null;
  if (answer?.errors?.length) return refusalIn(answer);
  if (error.status === 0) return new Refusal('platform/offline');
  if (error.status === 401) return new Refusal('identity/sign-in-needed');
  if (error.status === 429) return new Refusal('platform/too-many-requests');
  return new Refusal('platform/unreachable');
}
