import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import type { Actor } from '../platform/permission/right.js';
import { RecordAttendanceInput, ReopenRollCallInput } from './attendance.inputs.js';
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

  @Mutation(() => RollCall, { description: 'Closes a roll call of which nothing is unrecorded; one that is closed stays so. Refuses by attendance/not-settled with the number of persons without a mark, attendance/not-yet-begun, attendance/session-cancelled.' })
  @May(mayRecord, 'sessionId')
  closeRollCall(@Args('sessionId', { type: () => ID }) sessionId: string, @CurrentActor() actor: Actor): Promise<RollCall> {
    return this.rollCalls.close(sessionId, actor.personId);
  }

  @Mutation(() => RollCall, { description: 'Opens a closed roll call again, with a reason that is kept. Refuses by attendance/not-closed.' })
  @May(mayRecord, 'input.sessionId')
  reopenRollCall(@Args('input') input: ReopenRollCallInput, @CurrentActor() actor: Actor): Promise<RollCall> {
    return this.rollCalls.reopen(input, actor.personId);
  }
}
