import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import type { Actor } from '../platform/permission/right.js';
import { RecordAttendanceInput } from './attendance.inputs.js';
import { mayRecord, maySeeRollCall } from './rights.js';
import { RollCall } from './roll-call.js';
import { RollCalls } from './roll-call.service.js';

@Resolver()
export class RollCallResolver {
  constructor(private readonly rollCalls: RollCalls) {}

  @Query(() => RollCall, { description: 'Who is there in a session.' })
  @May(maySeeRollCall, 'sessionId')
  rollCall(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<RollCall> {
    return this.rollCalls.see(sessionId);
  }

  @Mutation(() => RollCall, { description: 'Takes down who is there: whole or not at all. What somebody else changed meanwhile is refused with the current roll call.' })
  @May(mayRecord, 'input.sessionId')
  recordAttendance(@Args('input') input: RecordAttendanceInput, @CurrentActor() actor: Actor): Promise<RollCall> {
    return this.rollCalls.record(input, actor.personId);
  }
}
