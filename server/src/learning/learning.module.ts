import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { ModuleOpening } from './module-opening.js';
import { Progress } from './progress.js';
import { QuizAttempt } from './quiz-attempt.js';
import { UnitProgress } from './unit-progress.js';

@Module({
  imports: [MikroOrmModule.forFeature([ModuleOpening, UnitProgress, QuizAttempt])],
  providers: [Progress],
  exports: [Progress],
})
export class LearningModule {}
