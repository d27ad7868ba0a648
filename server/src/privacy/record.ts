import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Provider } from '../providers/provider.js';
import { everythingKept } from './everything-kept.js';
import { MEASURES, PROCESSORS, TRANSFERS } from './measures.js';
import { deadlineOf, type Language, onErasure, say } from './wording.js';

@ObjectType({ description: 'Who is responsible (Art. 30(1)(a) GDPR).' })
export class ProcessingController {
  @Field()
  name!: string;

  @Field({ description: 'Postal; empty where none was given.' })
  address!: string;

  @Field({ description: 'Who answers for data protection; empty where nobody was named.' })
  privacyName!: string;

  @Field({ description: 'Their address; empty where nobody was named.' })
  privacyEmail!: string;
}

@ObjectType({ description: 'A category of data.' })
export class ProcessedData {
  @Field()
  what!: string;

  @Field(() => [String], { description: 'Which details.' })
  details!: string[];

  @Field({ description: 'What becomes of it when the person is erased.' })
  onErasure!: string;
}

@ObjectType({ description: 'A processing activity (Verarbeitungstätigkeit).' })
export class ProcessingActivity {
  @Field(() => ID, { description: 'Room and subject, such as attendance.attendance.' })
  id!: string;

  @Field()
  title!: string;

  @Field()
  purpose!: string;

  @Field({ description: 'Categories of persons.' })
  whom!: string;

  @Field({ description: 'Categories of recipients.' })
  seenBy!: string;

  @Field({ description: 'Legal ground.' })
  ground!: string;

  @Field({ description: 'When it is deleted.' })
  deadline!: string;

  @Field(() => [ProcessedData])
  data!: ProcessedData[];
}

@ObjectType({ description: 'The record of processing activities (Art. 30 GDPR), made from what the rooms keep.' })
export class ProcessingRecord {
  @Field(() => [ProcessingController])
  controllers!: ProcessingController[];

  @Field(() => [ProcessingActivity])
  activities!: ProcessingActivity[];

  @Field(() => [String], { description: 'Technical and organisational measures.' })
  measures!: string[];

  @Field({ description: 'Transfers to third countries.' })
  transfers!: string;

  @Field({ description: 'Who works on the provider\'s behalf.' })
  processors!: string;
}

/** Writes the record from the registry, in one language. */
@Injectable()
export class Recording {
  constructor(private readonly em: EntityManager) {}

  async record(language: Language): Promise<ProcessingRecord> {
    const providers = await this.em.find(Provider, {}, { orderBy: { name: 'asc' } });
    return {
      controllers: providers.map(({ name, address, privacyName, privacyEmail }) => ({ name, address, privacyName, privacyEmail })),
      activities: everythingKept().map(({ room, key, title, purpose, whom, seenBy, ground, keepFor, holdings }) => ({
        id: `${room}.${key}`, title: say(title, language), purpose: say(purpose, language), whom: say(whom, language), seenBy: say(seenBy, language), ground: say(ground, language),
        deadline: deadlineOf(keepFor, language),
        data: holdings.map((holding) => ({ what: say(holding.what, language), details: Object.values(holding.fields).map((words) => say(words, language)), onErasure: onErasure(holding, language) })),
      })),
      measures: MEASURES.map((words) => say(words, language)), transfers: say(TRANSFERS, language), processors: say(PROCESSORS, language),
    };
  }
}
