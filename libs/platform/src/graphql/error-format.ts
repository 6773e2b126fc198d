import type { GraphQLFormattedError } from 'graphql';
import type { Locale } from '#kernel';
import { sayPlatform } from '../platform.messages.js';

/** Codes that a client may see as they are: the request's fault, or already told in one sentence. */
const OPEN_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'SIGN_IN_REQUIRED',
  'NOT_PERMITTED',
]);

/** Whether an error is the client's, or was told in one sentence: no bug of ours. */
export const isClients = (code: unknown): boolean => typeof code === 'string' && OPEN_CODES.has(code);

/** Node's and PostgreSQL's codes (SQLSTATE classes 08, 53, 57) of a database that cannot be reached. */
const UNREACHABLE =
  /^(ECONN\w+|EPIPE|ERR_STREAM_\w+|ETIMEDOUT|ENOTFOUND|ENOENT|08\w{3}|53\w{3}|57P0\d|57014)$/;
const UNREACHABLE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Driver not Connected|is not queryable|already released/;

/** Whether an error says that the database cannot be reached just now, rather than that we have a bug. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, thrownValue } = error as Record<string, unknown>;
  const cause = driverError ?? thrownValue;
  return (
    (typeof code === 'string' && UNREACHABLE.test(code)) ||
    (typeof message === 'string' && UNREACHABLE_MESSAGES.test(message)) ||
    isUnanswered(driverError) ||
    (cause !== undefined && cause !== error && isUnreachable(cause))
  );
}

/** Whether a statement failed without a word of the server: its own errors say how severe they are. */
const isUnanswered = (driverError: unknown): boolean =>
  typeof driverError === 'object' && driverError !== null && !('severity' in driverError);

/** SQLSTATE codes of text that PostgreSQL cannot keep, such as U+0000: the client's fault, wherever it came in. */
const UNSTORABLE = new Set<unknown>(['22021', '22P05']);

/** Whether the database refused a text that no text of ours can hold. */
export function isUnstorable(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return UNSTORABLE.has(code) || UNSTORABLE.has(driverError?.code);
}

/** A document nested so deep that reading it ended the stack. */
export const NESTED_TOO_DEEP = 'Syntax Error: The document is nested too deep.';

/** What a client is told of an error: nothing of our insides. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  locale: Locale = 'ru',
): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const { message, locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (isClients(code)) {
    const reason = formatted.extensions?.['reason'];
    const said = isEndOfStack(error) ? NESTED_TOO_DEEP : message;
    return { message: said, ...place, extensions: { code, ...(reason !== undefined && { reason }) } };
  }
  if (isFaultOfRequest(error)) return { message, ...place, extensions: { code: 'BAD_REQUEST' } };
  const original = (error as { originalError?: unknown }).originalError ?? error;
  if (isUnstorable(original))
    return {
      message: sayPlatform(locale, 'CONTROL_CHARACTERS'),
      ...place,
      extensions: { code: 'BAD_USER_INPUT' },
    };
  const hidden = isUnreachable(original) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR';
  return { message: sayPlatform(locale, hidden), ...place, extensions: { code: hidden } };
}

/** Whether Apollo gives an error a status of HTTP that says so, where it gives it no code. */
function isFaultOfRequest(error: unknown): boolean {
  const { status } = (error as { extensions?: { http?: { status?: unknown } } }).extensions?.http ?? {};
  return typeof status === 'number' && status >= 400 && status < 500;
}

function isEndOfStack(error: unknown): boolean {
  const cause = (error as { originalError?: unknown }).originalError;
  return cause instanceof RangeError || (cause !== undefined && isEndOfStack(cause));
}
