import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartProblem } from './platform/settings.js';

/**
 * Refuses a port that cannot be opened, before anything else is started. It is opened for good only after the database
 * is up to date, so that nobody meets half of a new release.
 */
export async function demandPort(port: number, host: string): Promise<void> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portProblem(error as NodeJS.ErrnoException, port, host);
  }
  probe.close();
  await once(probe, 'close');
}

/** What to do about a port that could not be opened; other errors stay what they are. */
export function portProblem(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const another = `as in PORT=${port < 1024 || port > 65000 ? 3001 : port + 1} npm start`;
  if (error.code === 'EADDRINUSE') return new StartProblem(`Port ${port} is in use: stop the other program, or choose another port, ${another}.`);
  if (error.code === 'EACCES') return new StartProblem(`Port ${port} may not be opened by this user: choose another port, ${another}.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartProblem(`HOST=${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses.`);
  return error;
}
