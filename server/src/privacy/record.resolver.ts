import { Args, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { ProcessingRecord, Recording } from './record.js';
import { mayReadRecord } from './rights.js';
import { languageOf } from './wording.js';

@Resolver(() => ProcessingRecord)
export class RecordResolver {
  constructor(private readonly recording: Recording) {}

  @Query(() => ProcessingRecord, { description: 'The record of processing activities, for administrators and organisers. language: de or en.' })
  @May(mayReadRecord)
  async processingRecord(@Args('language') language: string): Promise<ProcessingRecord> {
    return this.recording.record(languageOf(language));
  }
}
