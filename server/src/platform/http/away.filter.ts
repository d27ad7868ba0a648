import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { isAway, unreachable } from '../database/away.js';

/** A database that does not answer is no fault of the request: 503 with a code, and try again. Other faults stay what they are. */
@Catch()
export class AwayFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    const graphql = host.getType<GqlContextType>() === 'graphql';
    if (!isAway(error)) {
      if (graphql) throw error;
      super.catch(error, host);
      return undefined;
    }
    const refusal = unreachable(error);
    if (graphql) return refusal;
    void host.switchToHttp().getResponse<FastifyReply>().code(503).header('retry-after', '5').send({ code: refusal.code });
    return undefined;
  }
}
