import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import pg from 'pg';
import { DATABASE_URL } from '../database/database-url.js';
import { CONNECTING, cutOff } from '../database/outlive.js';
import { Refusal } from '../refusal.js';

const CHANGED = 'data: changed\n\n';
/** Nothing moves on a quiet stream, and proxies close what is quiet for a minute. In ms. */
const BEAT = 25_000;
/** A stream ends, and the browser opens it again, so that who may look is asked anew. In ms. */
const LIFE = 600_000;
/** More windows than a person looks at. */
const MOST = 12;
/** What a reader who does not read may leave lying, in bytes. */
const UNREAD = 16_384;
/** Before a lost database is asked again. In ms. */
const PAUSE = 1_000;

interface Follower { readonly id: string; readonly by: string | null; readonly since: number; readonly stream: PassThrough }

/**
 * Tells browsers that what they show has changed, whichever process changed it: triggers notify by id, and each process
 * listens on a connection of its own from its first follower on. What changed is asked for by the ordinary query.
 */
@Injectable()
export class Live implements BeforeApplicationShutdown {
  private readonly followers = new Set<Follower>();
  private readonly stopping = new AbortController();
  private listening: Promise<void> | undefined;
  private client: pg.Client | undefined;
  private beat: NodeJS.Timeout | undefined;

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  /**
   * Answers with server-sent events: `changed` once at the start, after every interruption, and whenever the id is notified.
   * Refuses the thirteenth stream of a person by `platform/too-many-requests`.
   */
  async follow(id: string, by: string | null, reply: FastifyReply): Promise<void> {
    if ([...this.followers].filter((follower) => follower.by === by).length >= MOST) throw new Refusal('platform/too-many-requests');
    const follower: Follower = { id, by, since: performance.now(), stream: new PassThrough() };
    this.followers.add(follower);
    follower.stream.once('close', () => this.followers.delete(follower));
    this.listening ??= this.listen();
    // Not yet heard, it is told as soon as somebody listens.
    follower.stream.write(this.client ? CHANGED : ':\n\n');
    // Not to be collected by a proxy either.
    await reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).send(follower.stream);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.beat);
    for (const { stream } of this.followers) stream.end();
    await this.listening;
  }

  private async listen(): Promise<void> {
    this.beat = setInterval(() => { this.keepUp(); }, BEAT).unref();
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const client = new pg.Client({ connectionString: this.url, ...CONNECTING, query_timeout: CONNECTING.connectionTimeoutMillis });
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      client.on('error', () => undefined);
      client.on('notification', ({ payload }) => { this.tell((id) => id === payload); });
      const stop = (): void => { cutOff(client); };
      signal.addEventListener('abort', stop);
      try {
        await client.connect();
        await client.query('listen changed');
        this.client = client;
        // Whatever was notified meanwhile went unheard.
        this.tell(() => true);
        await ended;
      } catch {
        cutOff(client);
      }
      this.client = undefined;
      signal.removeEventListener('abort', stop);
      await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  }

  private tell(about: (id: string) => boolean): void {
    for (const { id, stream } of this.followers) if (about(id)) say(stream, CHANGED);
  }

  private keepUp(): void {
    for (const { since, stream } of this.followers) {
      if (performance.now() - since > LIFE) stream.end();
      else say(stream, ':\n\n');
    }
    // A network that was cut tells nobody; a listener that hears nothing more would look like one with nothing to tell.
    const { client } = this;
    client?.query('select 1').catch(() => { cutOff(client); });
  }
}

function say(stream: PassThrough, words: string): void {
  if (stream.writableLength > UNREAD) stream.destroy();
  else stream.write(words);
}
