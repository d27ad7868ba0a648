import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import './learning.invariants.js';
import { LearningResolver } from './learning.resolver.js';
import { LearningStart } from './learning.start.js';
import { ModuleOpening } from './module-opening.js';
import { Progress } from './progress.js';
import { QuizAttempt } from './quiz-attempt.js';
import { QuizReading } from './quiz-reading.js';
import { QuizTaking } from './quiz-taking.service.js';
import { Reading } from './reading.service.js';
import { ScheduleResolver } from './schedule.resolver.js';
import { Schedule } from './schedule.service.js';
import { Studying } from './studying.service.js';
import { UnitProgress } from './unit-progress.js';
import { WaysIn } from './ways-in.js';

@Module({
  imports: [MikroOrmModule.forFeature([ModuleOpening, UnitProgress, QuizAttempt]), ProgrammesModule],
  providers: [LearningResolver, LearningStart, Progress, QuizReading, QuizTaking, Reading, Schedule, ScheduleResolver, Studying, WaysIn],
  exports: [Progress],
})
export class LearningModule {}
