import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestNow } from '../log/request-now.js';
import type { Actor } from './right.js';

/** What one request carries: who asks, and what was batched for it. */
export interface Context {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
}

const CONTEXTS = new WeakMap<object, Promise<Context>>();

/** The context of a request, made once however many operations and edges ask. */
export function contextOf(request: FastifyRequest, reply: FastifyReply, identify: (request: FastifyRequest) => Promise<Actor>): Promise<Context> {
  let context = CONTEXTS.get(request.raw);
  if (!context) {
    context = identify(request).then((actor) => {
      const now = requestNow();
      if (now && actor.personId) now.personId = actor.personId;
      return { request, reply, actor };
    });
    CONTEXTS.set(request.raw, context);
  }
  return context;
}

export function requestOf(execution: ExecutionContext): { request: FastifyRequest; reply: FastifyReply } {
  if (execution.getType<GqlContextType>() === 'graphql') return GqlExecutionContext.create(execution).getContext<Context>();
  const http = execution.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
}

/** The actor of the running operation, edge or route. */
export const CurrentActor = createParamDecorator(async (_: unknown, execution: ExecutionContext): Promise<Actor> =>
  (await CONTEXTS.get(requestOf(execution).request.raw))!.actor);
