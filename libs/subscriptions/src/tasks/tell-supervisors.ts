import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Accounts, type MailAddress } from '#accounts';
import { inBothZones } from '#directory';
import { type ThreadRow, ThreadsRepository, promisesMissed, referenceOf } from '#forum';
import { Clock } from '#kernel';
import { Mails, renderMail } from '#messaging';
import { Database, type Handler, On, SETTINGS, type Settings } from '#platform';
import { sayPromise } from '../promise.messages.js';
import { saySubscriptions } from '../subscriptions.messages.js';

type Missed = z.output<typeof promisesMissed.schema>;

/**
 * Supervisors are told of promises that were not kept: one e-mail for all that were found together. Titles are
 * left out, for nobody may have looked yet whether they hold personal data.
 */
@Injectable()
@On(promisesMissed, 'subscriptions.tell-supervisors')
export class TellSupervisors implements Handler<Missed> {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly mails: Mails,
    private readonly clock: Clock,
  ) {}

  async handle(missed: Missed): Promise<void> {
    const supervisors = await this.accounts.ofRole('SUPERVISOR');
    const threads = await this.threads.byIds(missed.deadlines.map(({ threadId }) => threadId));
    const byId = new Map(threads.map((thread) => [thread.id, thread]));
    await this.database.transaction(async (tx) => {
      for (const supervisor of supervisors) {
        const key = `missed:${missed.findingId}:${supervisor.id}`;
        await this.mails.queue(tx, { key, to: supervisor.email, ...this.compose(missed, byId, supervisor) });
      }
    });
  }

  private compose(
    { deadlines }: Missed,
    threads: ReadonlyMap<string, ThreadRow>,
    { locale, timeZone }: MailAddress,
  ) {
    const facts = deadlines.flatMap(({ threadId, clock, dueAt }) => {
      const thread = threads.get(threadId);
      if (!thread) return [];
      const due = inBothZones(new Date(dueAt), timeZone, locale, this.clock.now());
      const category = thread.category_title[locale];
      return [
        [referenceOf(thread.number), sayPromise(locale, `missed_${clock}`, { category, due })] as const,
      ];
    });
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs: [sayPromise(locale, 'missed')],
      facts,
      action: { label: sayPromise(locale, 'openDesk'), url: `${this.settings.publicUrl}/desk` },
      footer: [sayPromise(locale, 'whySupervisor')],
    });
    return { subject: sayPromise(locale, 'missedSubject', { count: facts.length }), ...content };
  }
}
