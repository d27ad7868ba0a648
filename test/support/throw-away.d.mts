import type { Browser } from './browser-session.js';
import type { ChildServer } from './child-server.js';

export interface ThrowAway {
  readonly folder: string;
  readonly url: string;
  settings: Record<string, string>;
  readonly server: ChildServer;
  start(): Promise<void>;
  stop(): Promise<number | null>;
  as(person: string): Promise<Browser>;
  remove(): Promise<void>;
}

export function throwAway(settings?: Record<string, string>, folder?: string): Promise<ThrowAway>;
