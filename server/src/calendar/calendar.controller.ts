import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Clock } from '../platform/clock.js';
import { Prepared } from '../platform/database/prepared.js';
import { coded, type Coding, codingFor, namesTag } from '../platform/http/coding.js';
import { May } from '../platform/permission/may.js';
import { OPEN } from '../platform/permission/right.js';
import { notFound } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { noteUse, type OpenFeed, openFeed, readDates } from './calendar.queries.js';
import { FORM, writeFeed } from './feed.js';
import { hashOf, tokenIn } from './token.js';

/** What calendar programs read, which cannot sign in: the token in the address is the permission. HEAD is answered alike. */
@Controller('calendar')
export class CalendarController {
  private readonly openFeed = this.prepared.statement<OpenFeed, [string]>(this.em, 'open-feed', openFeed);

  /** Of the dates of a person as they were in a revision. Known to this process alone: another one reads them itself. */
  private readonly digests = new LRUCache<string, { readonly revision: string; readonly digest: string }>({ max: 10_000 });

  constructor(private readonly em: EntityManager, private readonly prepared: Prepared, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  @Get(':file') @May(OPEN)
  async feed(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenIn(file);
    const [open] = token ? await this.openFeed(hashOf(token)) : [];
    // Malformed, unknown, renewed and revoked are one answer.
    if (!open) throw notFound();
    const today = this.clock.today();
    if (open.lastUsedOn !== today) await noteUse(this.em, open.subscriptionId, today);

    const coding = codingFor(request.headers['accept-encoding']);
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
    const asked = request.headers['if-none-match'];
    const known = this.digests.get(open.personId);
    if (known?.revision === open.revision && namesTag(asked, this.tagOf(known.digest, open.language, coding))) {
      await notModified(reply, this.tagOf(known.digest, open.language, coding));
      return;
    }
    const { dates, revision } = await readDates(this.em, open.personId);
    const digest = createHash('sha256').update(JSON.stringify(dates)).digest('base64url');
    this.digests.set(open.personId, { revision, digest });
    const tag = this.tagOf(digest, open.language, coding);
    if (namesTag(asked, tag)) {
      await notModified(reply, tag);
      return;
    }
    const body = await coded(writeFeed(dates, this.settings.baseUrl, open.language), coding);
    await reply.headers({
      etag: tag,
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'inline; filename="kursbuch.ics"',
      ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    }).send(body);
  }

  /** Strong: one tag for one sequence of bytes, so each coding has its own. */
  private tagOf(digest: string, language: string, coding: Coding): string {
    const content = createHash('sha256').update([FORM, this.settings.baseUrl, language, digest].join('\n')).digest('base64url').slice(0, 22);
    return `"${content}-${coding}"`;
  }
}

const notModified = (reply: FastifyReply, tag: string): FastifyReply => reply.header('etag', tag).code(304).send();
