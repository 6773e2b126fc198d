import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { Settings } from '../settings/settings.js';

/** Nest's log as JSON lines; request bodies, cookies and personal data never enter it. */
export class NestLog implements LoggerService {
  private readonly pino: Logger;

  constructor(settings: Settings) {
    this.pino = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: unknown, ...rest: unknown[]): void {
    // Nest's own start-up chatter is of interest only when something is being looked for.
    this.pino.debug(fields(rest), String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error(
      fields(rest),
      message instanceof Error ? (message.stack ?? message.message) : String(message),
    );
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(fields(rest), String(message));
  }
}

function fields(rest: unknown[]): Record<string, unknown> {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  return { ...(typeof context === 'string' && { context }), ...(typeof stack === 'string' && { stack }) };
}
