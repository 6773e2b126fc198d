import { Logger } from '@nestjs/common';

const logger = new Logger('background');

/**
 * The one way to start work that nobody waits for. Its failure is logged: a promise without an owner would end the
 * process when it is rejected.
 *
 * @param name of the work, for the log.
 */
export function background(name: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    logger.error(`${name}: ${message}`, stack);
  });
}
