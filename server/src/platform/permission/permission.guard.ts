import { EntityManager } from '@mikro-orm/postgresql';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { type GraphQLResolveInfo, Kind, type OperationDefinitionNode } from 'graphql';
import { writtenBy } from '../audit/author.js';
import { batched } from '../graphql/batched.js';
import { notFound, Refusal } from '../refusal.js';
import { Actors } from './actors.js';
import { DEMAND, type Demand } from './may.js';
import { contextOf, requestOf } from './request.js';
import { type Actor, OPEN, type Scope } from './right.js';
import { scopesOf } from './scopes.js';

/** Holds every operation, guarded edge and route against its {@link Demand}; what states none is refused to everybody. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly actors: Actors, private readonly em: EntityManager) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const demand = this.reflector.get<Demand | undefined>(DEMAND, execution.getHandler());
    if (!demand) {
      if (isEdge(execution)) return true;
      throw notFound();
    }
    // An open page is answered whoever asks, also while nobody can be looked up.
    if (demand.right === OPEN && execution.getType<GqlContextType>() === 'http') return true;
    const { request, reply } = requestOf(execution);
    const context = await contextOf(request, reply, (asked) => this.actors.identify(asked));
    const { right, at } = demand;
    if (right.about === null || at === undefined) {
      if (right.heldBy(context.actor, {})) return sign(execution, context.actor);
      throw context.actor.personId ? notFound() : new Refusal('identity/sign-in-needed');
    }
    const id = idAt(execution, at);
    const about = right.about;
    const scope: Scope | undefined = typeof id === 'string'
      ? await batched(context, this.loadersOf(about), id)
      : undefined;
    if (scope && right.heldBy(context.actor, scope)) return sign(execution, context.actor);
    throw context.actor.personId ? notFound() : new Refusal('identity/sign-in-needed');
  }

  // One function for each kind, since the batch is kept by function.
  private readonly byKind = new Map<string, (ids: readonly string[]) => Promise<Map<string, Scope>>>();
  private loadersOf(kind: string): (ids: readonly string[]) => Promise<Map<string, Scope>> {
    let load = this.byKind.get(kind);
    if (!load) this.byKind.set(kind, (load = (ids) => scopesOf(this.em, kind, ids)));
    return load;
  }
}

/** What is let in writes in its actor's name; an edge belongs to its operation. */
function sign(execution: ExecutionContext, { personId }: Actor): true {
  if (execution.getType<GqlContextType>() === 'graphql') {
    const [, args, , { parentType, fieldName, operation }] = execution.getArgs<[unknown, { input?: { reason?: unknown } }, unknown, GraphQLResolveInfo]>();
    if (parentType.name === 'Mutation') writtenBy({ personId, cause: fieldName, reason: typeof args.input?.reason === 'string' ? args.input.reason : null });
    // Queries of one document run beside each other: what one of them notes is told by all of their names.
    if (parentType.name === 'Query') writtenBy({ personId, cause: namesIn(operation), reason: null });
  } else {
    const { method, routeOptions } = execution.switchToHttp().getRequest<FastifyRequest>();
    writtenBy({ personId, cause: `${method} ${routeOptions.url ?? ''}`, reason: null });
  }
  return true;
}

const namesIn = ({ selectionSet }: OperationDefinitionNode): string =>
  selectionSet.selections.map((selection) => (selection.kind === Kind.INLINE_FRAGMENT ? '…' : selection.name.value)).join(', ').slice(0, 200);

function isEdge(execution: ExecutionContext): boolean {
  if (execution.getType<GqlContextType>() !== 'graphql') return false;
  const { parentType } = GqlExecutionContext.create(execution).getInfo<{ parentType: { name: string } }>();
  return !['Query', 'Mutation', 'Subscription'].includes(parentType.name);
}

function idAt(execution: ExecutionContext, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  let value: unknown;
  if (execution.getType<GqlContextType>() === 'graphql') {
    const graphql = GqlExecutionContext.create(execution);
    value = first === 'parent' ? graphql.getRoot<unknown>() : graphql.getArgs<Record<string, unknown>>()[first];
    if (first === 'parent' && !rest.length) rest.push('id');
  } else {
    value = (execution.switchToHttp().getRequest<{ params: Record<string, unknown> }>()).params[first];
  }
  for (const step of rest) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}
