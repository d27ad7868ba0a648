import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/** A connection of somebody who takes their time, or keeps it on purpose; what the server said before it closed. */
export interface Slow {
  readonly socket: Socket;
  readonly closed: Promise<string>;
}

const DRIP = 1000;

/** `dribbled` is sent first at once, then one byte of `rest` a second; `read` false leaves the answer where it is. */
async function connect(port: number, dribbled: string, rest: string, read = true): Promise<Slow> {
  const socket = createConnection(port, '127.0.0.1');
  // Cut off in the middle of a byte is what is wanted here.
  socket.on('error', () => undefined);
  let said = '';
  socket.on('data', (part: Buffer) => { if (said.length < 400) said += part.toString('latin1'); });
  if (!read) socket.pause();
  await once(socket, 'connect');
  socket.write(dribbled);
  let at = 0;
  const timer = setInterval(() => { if (at < rest.length) socket.write(rest[at++]!); }, DRIP).unref();
  const closed = once(socket, 'close').then(() => { clearInterval(timer); return said; });
  return { socket, closed };
}

const HEAD = 'Host: localhost\r\n';

/** Headers that never come to their end. */
export const slowHeaders = (port: number): Promise<Slow> => connect(port, `GET /health HTTP/1.1\r\n${HEAD}`, `x-slow: ${'x'.repeat(1000)}`);

/** A body that was announced and comes byte by byte. */
export const slowBody = (port: number): Promise<Slow> => connect(port, `POST /graphql HTTP/1.1\r\n${HEAD}content-type: application/json\r\ncontent-length: 4000\r\n\r\n`, `{"query":"${'x'.repeat(1000)}`);

/** Asks for a file many times over one connection and reads nothing of it. */
export const slowReader = (port: number, path: string): Promise<Slow> => connect(port, `GET ${path} HTTP/1.1\r\n${HEAD}\r\n`.repeat(30), '', false);

/** Asked once, answered, and kept. */
export async function idle(port: number): Promise<Slow> {
  const one = await connect(port, `GET /health HTTP/1.1\r\n${HEAD}\r\n`, '');
  await once(one.socket, 'data');
  return one;
}

export const isOpen = ({ socket }: Slow): boolean => !socket.destroyed && socket.readyState === 'open';
