import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';

const STATUS: Readonly<Record<string, number>> = { 'platform/not-found': 404, 'identity/sign-in-needed': 401, 'platform/changed-meanwhile': 409, 'platform/too-many-requests': 429, 'platform/unreachable': 503, 'platform/no-room': 503 };

/** Refusals are answers, not faults: passed on to GraphQL without a log line, worded by status on plain routes. */
@Catch(GraphQLError)
export class RefusalFilter implements ExceptionFilter<GraphQLError> {
  catch(refusal: GraphQLError, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<GqlContextType>() === 'graphql') return refusal;
    const code = String(refusal.extensions['code']);
    void host.switchToHttp().getResponse<FastifyReply>().code(STATUS[code] ?? 422).send({ code });
    return undefined;
  }
}
