import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inBothZones } from '#directory';
import { ThreadClocksRepository, courseNow, promiseOverdue } from '#forum';
import { Clock } from '#kernel';
import { type Handler, On } from '#platform';
import { AskerMail } from '../asker-mail.js';
import { sayPromise } from '../promise.messages.js';

/**
 * A promise was not kept: its asker gets an apology with a new forecast, once for each deadline
 * (docs/product.md §3). Not when it was done, or paused, or moved before the e-mail could be written.
 */
@Injectable()
@On(promiseOverdue, 'subscriptions.apologise')
export class Apologise implements Handler<z.output<typeof promiseOverdue.schema>> {
  constructor(
    private readonly clocks: ThreadClocksRepository,
    private readonly mail: AskerMail,
    private readonly clock: Clock,
  ) {}

  async handle({ threadId, clock: kind, dueAt }: z.output<typeof promiseOverdue.schema>): Promise<void> {
    const clock = (await this.clocks.ofThreads([threadId])).find((one) => one.kind === kind);
    if (!clock || courseNow(clock) !== 'RUNS' || clock.dueAt.toISOString() !== dueAt) return;
    const { latestAt } = clock;
    if (!latestAt) return;
    const now = this.clock.now();
    await this.mail.write(
      `late:${threadId}:${kind}:${dueAt}`,
      threadId,
      (thread, reference, { locale, timeZone }) => {
        const due = inBothZones(clock.dueAt, timeZone, locale, now);
        const time = inBothZones(latestAt, timeZone, locale, now);
        return {
          subject: sayPromise(locale, `late_${kind}_subject`, { reference }),
          paragraphs: [
            sayPromise(locale, `late_${kind}`, { kind: thread.kind, title: thread.title, due }),
            sayPromise(locale, 'forecast'),
          ],
          facts: [[sayPromise(locale, 'latest'), sayPromise(locale, 'by', { time })]],
        };
      },
    );
  }
}
