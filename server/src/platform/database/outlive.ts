import pg from 'pg';

/** How long anybody waits for a connection: a request that gets none is answered, not kept. In ms. */
export const CONNECTING = { connectionTimeoutMillis: 6_000, keepAlive: true } as const;
/** How long a connection may be in use before it is asked whether the database still answers anybody. In ms. */
const PATIENCE = 2_000;
/** How long a database may take to greet a new connection before it counts as silent. A busy machine needs a part of it. In ms. */
const SILENCE = 3_000;
/** Which databases were silent when last asked; all pools on one know it at once, so that none still refuses what another answers. */
const silent = new Set<string>();

/** A pool beside MikroORM's, with the same bounds. */
export const poolOn = (url: string, more: pg.PoolConfig): pg.Pool => outlive(new pg.Pool({ connectionString: url, ...CONNECTING, ...more }));

/**
 * Lets a pool outlive its database: that it went away is found out by the next query. Without listeners, on the pool for
 * connections that rest and on each connection for the time it is in use, it would end the process.
 */
export function outlive(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return takeBackEnded(pool);
}

/**
 * A connection that ends in use is the pool's again at once. Kysely gives none back whose transaction can neither begin nor be
 * rolled back (kysely-org/kysely#1990): a database killed under ten writes would leave the pool without a single one for ever.
 */
function takeBackEnded(pool: pg.Pool): pg.Pool {
  const inUse = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('connect', (client) => client.once('end', () => {
    if (!inUse.has(client)) return;
    const release = client.release.bind(client);
    // Whoever holds it may give it back as well.
    client.release = () => undefined;
    release(true);
  }));
  return pool;
}

/**
 * A frozen database, or one behind a cut network, ends no connection, so whoever waits on one would wait for ever. After
 * a while the database is asked on a new connection: when it is silent there too, the waiting ones are cut off and say
 * so, and until it speaks again whoever wants a connection is told at once. A statement that takes long on a database
 * that answers is left alone.
 */
export function demandAnswers(pool: pg.Pool, url: string): pg.Pool {
  const since = new Map<pg.PoolClient, number>();
  pool.on('acquire', (client) => since.set(client, performance.now()));
  pool.on('release', (_error, client) => since.delete(client));
  pool.on('remove', (client) => since.delete(client));
  const late = (): pg.PoolClient[] => [...since].filter(([, began]) => performance.now() - began > PATIENCE).map(([client]) => client);

  let asking = false;
  const ask = async (): Promise<void> => {
    if (await answers(url)) return void silent.delete(url);
    silent.add(url);
    late().forEach(cutOff);
  };
  const timer = setInterval(() => {
    if (pool.ended) clearInterval(timer);
    // Waiting for a connection is waiting too: where all are given out, and where none can be made.
    else if (!asking && (silent.has(url) || late().length || pool.waitingCount || pool.totalCount > since.size + pool.idleCount)) {
      asking = true;
      void ask().finally(() => { asking = false; });
    }
  }, PATIENCE / 2).unref();
  return refuseWhile(() => silent.has(url), pool);
}

type Connected = Parameters<pg.Pool['connect']>[0];

/** Also for the pool's own queries, which connect by callback. */
function refuseWhile(isSilent: () => boolean, pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool) as (done?: Connected) => Promise<pg.PoolClient>;
  pool.connect = ((done?: Connected) => {
    if (!isSilent()) return connect(done);
    const error = new Error('timeout expired: the database has not answered for some time');
    if (!done) return Promise.reject(error);
    queueMicrotask(() => { done(error, undefined, () => undefined); });
    return undefined;
  }) as typeof pool.connect;
  return pool;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: SILENCE });
  client.on('error', () => undefined);
  // Whatever it says is an answer, a refusal too; only silence runs into the bound.
  const well = await client.connect().then(() => true, (error: unknown) => !/timeout/.test(String(error)));
  void client.end().catch(() => undefined);
  return well;
}

/** The stream itself: asking a silent server to say goodbye would wait as well. */
export function cutOff(client: pg.ClientBase): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
