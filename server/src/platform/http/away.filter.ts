import { inspect } from 'node:util';
import { type ArgumentsHost, Catch, HttpException, Logger } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { unable } from '../database/away.js';
import { requestNow } from '../log/request-now.js';

const log = new Logger('http');

/** A database that does not answer, or a full disk, is no fault of the request: 503 with a code, and try again. Other faults stay what they are. */
@Catch()
export class AwayFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    const graphql = host.getType<GqlContextType>() === 'graphql';
    const refusal = unable(error);
    if (!refusal) {
      if (graphql) throw error;
      if (isAnswer(error)) super.catch(error, host);
      else this.fault(error, host.switchToHttp().getResponse<FastifyReply>());
      return undefined;
    }
    if (graphql) return refusal;
    void host.switchToHttp().getResponse<FastifyReply>().code(503).header('retry-after', '5').send({ code: refusal.code });
    return undefined;
  }

  /** Said as GraphQL says it: no text of ours, but the id under which the log has it. */
  private fault(error: unknown, reply: FastifyReply): void {
    // As it is inspected: some libraries throw without text or stack, and say what happened in a field or a cause.
    log.error(inspect(error));
    const now = requestNow();
    if (now) now.fault = true;
    if (!reply.sent) void reply.code(500).send({ code: 'platform/fault', request: reply.request.id });
  }
}

/** What Nest and Fastify refuse by themselves, such as a body that is too large, has a status below 500. */
function isAnswer(error: unknown): boolean {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  return error instanceof HttpException || (typeof status === 'number' && status < 500);
}
