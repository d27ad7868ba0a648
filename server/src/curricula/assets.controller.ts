import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { May } from '../platform/permission/may.js';
import { notFound } from '../platform/refusal.js';
import { ModuleAsset } from './module-asset.js';
import { maySeeAssets } from './rights.js';

/** Opened by itself, a diagram may show itself and nothing else: no script, no address, no form. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

@Controller('curricula/assets')
export class AssetsController {
  constructor(private readonly em: EntityManager) {}

  /** A diagram of a module, by the module's id in its version. */
  @Get(':moduleId/:name') @May(maySeeAssets, 'moduleId')
  async asset(@Param('moduleId') moduleId: string, @Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const asset = await this.em.findOne(ModuleAsset, { module: moduleId, name }, { populate: ['module.curriculumVersion'] });
    if (!asset) throw notFound();
    const fixed = asset.module.curriculumVersion.state === 'published';
    reply.header('content-type', `${asset.mediaType}; charset=utf-8`).header('content-security-policy', ALONE)
      .header('cache-control', fixed ? 'private, max-age=31536000, immutable' : 'private, no-cache');
    return asset.content;
  }
}
