import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Files } from '../platform/files/files.js';
import { namesTag } from '../platform/http/coding.js';
import { May } from '../platform/permission/may.js';
import { Certificate } from './certificate.js';
import { mayReadCertificate } from './rights.js';

/** The stored bytes, never printed anew: the tag is their SHA-256. */
@Controller('certificates')
export class CertificateController {
  constructor(private readonly em: EntityManager, private readonly files: Files) {}

  @Get(':id.pdf') @May(mayReadCertificate, 'id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { file } = await this.em.findOneOrFail(Certificate, { id }, { populate: ['file'] });
    const tag = `"${file.sha256}"`;
    reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (namesTag(request.headers['if-none-match'], tag)) {
      await reply.code(304).send();
      return;
    }
    await reply.headers({ 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${file.name}"` }).send(await this.files.read(file));
  }
}
