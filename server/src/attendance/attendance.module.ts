import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import './attendance.invariants.js';
import { Attendance } from './attendance.service.js';
import { AttendanceStart } from './attendance.start.js';
import { CohortAttendanceResolver, EnrolmentAttendanceResolver, MarkResolver } from './figures.resolver.js';
import { Figures } from './figures.service.js';
import { LiveController } from './live.controller.js';
import { Mark } from './mark.js';
import { RollCallResolver } from './roll-call.resolver.js';
import { RollCalls } from './roll-call.service.js';
import { Substitute } from './substitute.js';

@Module({
  imports: [MikroOrmModule.forFeature([Mark, Substitute]), ProgrammesModule],
  controllers: [LiveController],
  providers: [Attendance, RollCalls, Figures, RollCallResolver, CohortAttendanceResolver, EnrolmentAttendanceResolver, MarkResolver, AttendanceStart],
  exports: [Attendance],
})
export class AttendanceModule {}
