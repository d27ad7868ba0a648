import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../platform/clock.js';
import { May } from '../platform/permission/may.js';
import { Recording } from './record.js';
import { mayReadRecord } from './rights.js';
import { languageOf } from './wording.js';

const NAMES = { de: 'Verarbeitungsverzeichnis', en: 'Record-of-processing' } as const;

@Controller('privacy')
export class RecordController {
  constructor(private readonly recording: Recording, private readonly clock: Clock) {}

  @Get('record/:language.pdf') @May(mayReadRecord)
  async print(@Param('language') asked: string, @Res() reply: FastifyReply): Promise<void> {
    const language = languageOf(asked);
    const { printRecord } = await import('./pdf/record-pdf.js');
    const content = await printRecord(await this.recording.record(language), language, this.clock.now());
    await reply.headers({ 'content-type': 'application/pdf', 'cache-control': 'private, no-cache', 'content-disposition': `attachment; filename="${NAMES[language]}-${this.clock.today()}.pdf"` }).send(content);
  }
}
