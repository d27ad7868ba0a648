import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is given, read by somebody else's reader. */
export interface MailSink {
  readonly arrived: readonly Email[];
  close(): Promise<void>;
}

/** Opens one on a port of this machine; a recipient may be refused for good, and it may take its time before it accepts. */
export async function openMailSink(port: number, refused?: string, ready: () => Promise<void> = () => Promise.resolve()): Promise<MailSink> {
  const arrived: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], logger: false,
    onRcptTo: ({ address }, _session, done) => { done(address === refused ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined); },
    onData: (stream, _session, done) => {
      buffer(stream).then((bytes) => PostalMime.parse(bytes)).then(async (mail) => { arrived.push(mail); await ready(); done(); }).catch(done);
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return { arrived, close: () => new Promise((resolve) => { server.close(() => { resolve(); }); }) };
}
