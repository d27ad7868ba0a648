import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { requestNow } from '../log/request-now.js';

const PROTOCOL = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'PERSISTED_QUERY_NOT_FOUND', 'OPERATION_RESOLUTION_FAILURE']);
const log = new Logger('graphql');

/** What leaves the house: refusals whole, protocol errors by their text, faults without theirs, by the id under which the log has them. */
export function worded(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code, ...values } = formatted.extensions ?? {};
  if (typeof code === 'string' && code.includes('/')) return { ...formatted, message: code, extensions: { code, ...fieldIn(formatted.message), ...values } };
  // Apollo gives every refused document its own code; ours is the message then.
  if (/^graphql\/[a-z-]+$/.test(formatted.message)) return { ...formatted, extensions: { code: formatted.message, bound: values['bound'] } };
  if (typeof code === 'string' && PROTOCOL.has(code)) return { ...formatted, extensions: { code } };
  if (code === 'BAD_USER_INPUT') return { ...formatted, message: 'input/not-accepted', extensions: { code: 'input/not-accepted' } };
  // graphql-js gives up after fifty wrong values, by an error that nobody gives a code.
  if (formatted.message.startsWith('Too many errors processing variables')) return { message: 'input/not-accepted', extensions: { code: 'input/not-accepted' } };
  log.error(error instanceof Error ? error.stack ?? error.message : String(error));
  return { message: 'platform/fault', path: formatted.path, locations: formatted.locations, extensions: { code: 'platform/fault', request: requestNow()?.id } };
}

/** A scalar that refuses does not know its field; graphql-js says it in the text. */
function fieldIn(message: string): { field?: string } {
  const [, field] = /^Variable "\$\w+" got invalid value .* at "([\w.[\]]+)"; /s.exec(message) ?? [];
  return field ? { field } : {};
}
