import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Live } from '../platform/live/live.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import type { Actor } from '../platform/permission/right.js';
import { maySeeRepresentation, maySeeRollCall } from './rights.js';

/** Server-sent events that say that attendance has changed, never what: see {@link Live}. */
@Controller('live')
export class LiveController {
  constructor(private readonly live: Live) {}

  @Get('sessions/:id') @May(maySeeRollCall, 'id')
  rollCall(@Param('id') id: string, @CurrentActor() { personId }: Actor, @Res() reply: FastifyReply): Promise<void> {
    return this.live.follow(id, personId, reply);
  }

  @Get('cohorts/:id') @May(maySeeRepresentation, 'id')
  cohort(@Param('id') id: string, @CurrentActor() { personId }: Actor, @Res() reply: FastifyReply): Promise<void> {
    return this.live.follow(id, personId, reply);
  }
}
