import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inBothZones } from '#directory';
import { promiseMoved } from '#forum';
import { Clock } from '#kernel';
import { type Handler, On } from '#platform';
import { AskerMail } from '../asker-mail.js';
import { sayPromise } from '../promise.messages.js';

/** The asker is told the old and the new due time, once for each change of the schedule (docs/product.md §2). */
@Injectable()
@On(promiseMoved, 'subscriptions.tell-moved-promise')
export class TellMovedPromise implements Handler<z.output<typeof promiseMoved.schema>> {
  constructor(
    private readonly mail: AskerMail,
    private readonly clock: Clock,
  ) {}

  async handle({ moveId, threadId, moves }: z.output<typeof promiseMoved.schema>): Promise<void> {
    await this.mail.write(`moved:${moveId}`, threadId, (thread, reference, { locale, timeZone }) => {
      const now = this.clock.now();
      const told = (instant: string) =>
        sayPromise(locale, 'by', { time: inBothZones(new Date(instant), timeZone, locale, now) });
      return {
        subject: sayPromise(locale, 'movedSubject', { reference }),
        paragraphs: [sayPromise(locale, 'moved', { title: thread.title })],
        facts: moves.flatMap(({ clock, from, to }) => [
          [sayPromise(locale, `from_${clock}`), told(from)] as const,
          [sayPromise(locale, `to_${clock}`), told(to)] as const,
        ]),
      };
    });
  }
}
