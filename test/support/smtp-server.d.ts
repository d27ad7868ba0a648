// The package brings no types; only what the tests use.
declare module 'smtp-server' {
  type Done = (error?: Error | null) => void;

  export interface SMTPServerOptions {
    readonly disabledCommands?: readonly string[];
    readonly logger?: boolean;
    readonly onRcptTo?: (address: { readonly address: string }, session: object, done: Done) => void;
    readonly onData?: (stream: import('node:stream').Readable, session: object, done: Done) => void;
  }

  export class SMTPServer {
    constructor(options: SMTPServerOptions);
    readonly server: import('node:net').Server;
    listen(port: number, host: string): void;
    close(done: () => void): void;
  }
}
