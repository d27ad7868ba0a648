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
import { writeFeed } from './feed.js';
import { hashOf, tokenIn } from './token.js';

/** What calendar programs read, which cannot sign in: the token in the address is the permission. HEAD is answered alike. */
@Controller('calendar')
export class CalendarController {
  private readonly openFeed = this.prepared.statement<OpenFeed, [string]>(this.em, 'open-feed', openFeed);

  /** Of what a person reads in a language, as it was in a revision. Known to this process alone: another one writes it itself. */
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
    const reader = `${open.personId} ${open.language}`;
    const known = this.digests.get(reader);
    if (known?.revision === open.revision && namesTag(asked, tagOf(known.digest, coding))) {
      await notModified(reply, tagOf(known.digest, coding));
      return;
    }
    const { dates, revision } = await readDates(this.em, open.personId);
    const text = writeFeed(dates, this.settings.baseUrl, open.language);
    const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.digests.set(reader, { revision, digest });
    const tag = tagOf(digest, coding);
    if (namesTag(asked, tag)) {
      await notModified(reply, tag);
      return;
    }
    await reply.headers({
      etag: tag,
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'inline; filename="kursbuch.ics"',
      ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    }).send(await coded(text, coding));
  }
}

/** Strong: one tag for one sequence of bytes, so each coding has its own. */
const tagOf = (digest: string, coding: Coding): string => `"${digest}-${coding}"`;
const notModified = (reply: FastifyReply, tag: string): FastifyReply => reply.header('etag', tag).code(304).send();
