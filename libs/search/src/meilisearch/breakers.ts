import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  timeout,
  wrap,
} from 'cockatiel';
import { MeilisearchFailure } from './failure.js';
import { READ_TIMEOUT } from './meilisearch-server.js';
import type { DegradedReason } from './search-health.js';

/** Failures in a row after which the server is left alone. */
const FAILURES = 5;
/** Milliseconds until one request tries whether it is back. */
const PAUSE = 5_000;

/** Only what the server did wrong counts: a fault of ours or of PostgreSQL is nobody's reason to leave it alone. */
const itsFault = handleWhen(
  (error) => error instanceof MeilisearchFailure || error instanceof TaskCancelledError,
);

const breaker = () =>
  circuitBreaker(itsFault, { halfOpenAfter: PAUSE, breaker: new ConsecutiveBreaker(FAILURES) });

/**
 * Reads end after their time, whatever the server does; several that failed in a row are not followed by another for
 * some seconds.
 *
 * @param opened told when it is left alone, and when it is asked again.
 */
export function readBreaker(opened: (open: boolean) => void) {
  const circuit = breaker();
  circuit.onBreak(() => opened(true));
  circuit.onReset(() => opened(false));
  return wrap(circuit, timeout(READ_TIMEOUT, TimeoutStrategy.Aggressive));
}

/** Jobs must not wait one after the other for a server that hangs. */
export const writeBreaker = breaker;

/** @returns `null` for what is not the server's fault. */
export function reasonOf(error: unknown): DegradedReason | null {
  if (error instanceof MeilisearchFailure) return error.reason;
  if (error instanceof TaskCancelledError) return 'SLOW';
  return error instanceof BrokenCircuitError ? 'NOT_ASKED' : null;
}
