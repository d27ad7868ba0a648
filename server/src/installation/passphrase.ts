import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartProblem } from '../platform/settings.js';

const SHORTEST = 12;

/** From KURSBUCH_PASSPHRASE; never from the command line, which every process of the machine can read. */
export function givenPassphrase(env: NodeJS.ProcessEnv): string | undefined {
  const given = env['KURSBUCH_PASSPHRASE'];
  if (!given) return undefined;
  return demandLong(given, 'KURSBUCH_PASSPHRASE');
}

/** Asked for twice: a slip would lock the archive for ever. */
export async function newPassphrase(): Promise<string> {
  const first = demandLong(await askForPassphrase('Passphrase for the archive'), 'The passphrase');
  if (await askForPassphrase('The same again') !== first) throw new StartProblem('The two passphrases differ: nothing was written.');
  return first;
}

/** Asked for without showing what is typed. */
export async function askForPassphrase(question: string): Promise<string> {
  if (!stdin.isTTY) throw new StartProblem(`${question} is needed: give it in KURSBUCH_PASSPHRASE.`);
  stderr.write(`${question}: `);
  const asking = createInterface({ input: stdin, output: new Writable({ write: (_part, _encoding, done) => { done(); } }), terminal: true });
  try {
    return await asking.question('');
  } finally {
    asking.close();
    stderr.write('\n');
  }
}

function demandLong(passphrase: string, name: string): string {
  if (passphrase.length < SHORTEST) throw new StartProblem(`${name} must have at least ${SHORTEST} characters.`);
  return passphrase;
}
