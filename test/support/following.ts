import type { Browser } from './browser-session.js';

/** A stream of server-sent events as a browser holds it: counts how often it was told that something changed. */
export class Following {
  private readonly aborting = new AbortController();
  private heard = '';
  private ended = false;

  private constructor(readonly status: number, body: ReadableStream<Uint8Array> | null) {
    void this.read(body);
  }

  static async begin(browser: Browser, path: string): Promise<Following> {
    const { status, body } = await browser.fetch(path);
    return new Following(status, body);
  }

  get times(): number {
    return this.heard.split('data: changed\n\n').length - 1;
  }

  /** Resolves once it was told so often; a story that waits in vain runs into its time. */
  async told(times: number): Promise<void> {
    while (this.times < times) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Resolves when the server has ended it. */
  async over(): Promise<void> {
    while (!this.ended) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  end(): void {
    this.aborting.abort();
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const words = new TextDecoder();
    // However it ends, it has ended: a process that stops closes the connection too.
    await body?.pipeTo(new WritableStream({ write: (chunk) => { this.heard += words.decode(chunk, { stream: true }); } }), { signal: this.aborting.signal }).catch(() => undefined);
    this.ended = true;
  }
}
