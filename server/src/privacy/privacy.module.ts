import { Module } from '@nestjs/common';
import { Erasing } from './erasing.js';
import { Exporting } from './exporting.js';
import { RecordController } from './record.controller.js';
import { Recording } from './record.js';
import { RecordResolver } from './record.resolver.js';
import { Retention } from './retention.js';
import { Subjects } from './subjects.js';

@Module({
  controllers: [RecordController],
  providers: [Subjects, Exporting, Erasing, Retention, Recording, RecordResolver],
  exports: [Subjects, Exporting, Erasing, Retention],
})
export class PrivacyModule {}
