import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogForm } from '../settings.js';
import { requestNow } from './request-now.js';

/** What the server writes to its output. Whatever is written within a request carries its id. */
export const openLog = (form: LogForm, write: (line: string) => void = (line) => { process.stdout.write(line); }): Logger => pino({
  level: form === 'quiet' ? 'warn' : 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => ({ request: requestNow()?.id }),
}, { write: form === 'text' ? (line: string) => { write(readable(line)); } : write });

const USUAL = new Set(['level', 'time', 'request', 'method', 'path', 'operation', 'status', 'ms', 'msg', 'stack', 'from']);

function readable(line: string): string {
  const { level, time, request, method, path, operation, status, ms, msg, stack, from, ...more } = JSON.parse(line) as Record<string, string | number | undefined>;
  const rest = Object.keys(more).some((key) => !USUAL.has(key)) ? JSON.stringify(more) : undefined;
  const words = [String(time).slice(11, 19), level === 'info' ? undefined : String(level).toUpperCase(), method, path, operation, status, ms === undefined ? undefined : `${String(ms)} ms`, from, msg, rest, request];
  return `${words.filter((word) => word !== undefined && word !== '').join(' ')}\n${stack === undefined ? '' : `${String(stack)}\n`}`;
}

/** Nest's own loggers, and those of the rooms, write to the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(): void { /* that a module was loaded is nobody's business */ }

  warn(message: unknown, ...more: unknown[]): void {
    this.to.warn({ from: fromOf(more) }, textOf(message));
  }

  error(message: unknown, ...more: unknown[]): void {
    const stack = stackIn([message, ...more]);
    this.to.error({ from: fromOf(more), stack }, textOf(message).split('\n', 1)[0]);
  }
}

const textOf = (message: unknown): string => (message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message));
/** Nest hands over the name of the logger as the last word. */
const fromOf = (more: readonly unknown[]): string | undefined => more.findLast((one): one is string => typeof one === 'string' && !one.includes('\n'));

function stackIn(all: readonly unknown[]): string | undefined {
  for (const one of all) {
    if (one instanceof Error) return one.stack;
    if (typeof one === 'string' && /\n {4}at /.test(one)) return one;
  }
  return undefined;
}
