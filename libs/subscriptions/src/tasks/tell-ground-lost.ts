import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Accounts } from '#accounts';
import { type ThreadRow, ThreadsRepository, groundLossAnnounced, isPublic } from '#forum';
import type { Locale } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { AskerMail } from '../asker-mail.js';
import { DecisionsRepository } from '../decisions.repository.js';
import { FollowerMail } from '../follower-mail.js';
import { saySubscriptions } from '../subscriptions.messages.js';
import { SubscriptionsRepository } from '../subscriptions.repository.js';

type Lost = z.output<typeof groundLossAnnounced.schema>;

const BATCH = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/**
 * The answer of a question has gone, or the question it was merged into: its asker is told what happens next, and so are
 * those who follow it and would go on waiting for nothing. Not when the state has changed again by now.
 */
@Injectable()
@On(groundLossAnnounced, 'subscriptions.tell-ground-lost')
export class TellGroundLost implements Handler<Lost> {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly accounts: Accounts,
    private readonly decisions: DecisionsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly askers: AskerMail,
    private readonly followers: FollowerMail,
  ) {}

  async handle(lost: Lost): Promise<void> {
    const thread = await this.stillLost(lost);
    if (!thread) return;
    const { ground, changeId } = lost;
    await this.askers.write(`ground-lost:${changeId}`, thread.id, (of, reference, { locale }) => ({
      subject: saySubscriptions(locale, `lost_${ground}_subject`, { reference }),
      paragraphs: [
        saySubscriptions(locale, `lost_${ground}_text`, { title: of.title }),
        ...(ground === 'ANSWER' ? [stateOf(of, locale)] : []),
      ],
      facts: [],
    }));
    for (let after: string | null = BEFORE_ALL_IDS; after !== null;) {
      const from: string = after;
      const now = await this.stillLost(lost);
      // Of what readers do not see, or what is answered all the same, there is no news for followers.
      if (!now || !isPublic(now) || now.resolution === 'ANSWERED') return;
      after = await this.database.transaction((tx) => this.tellNext(tx, now, lost, from));
    }
  }

  private async stillLost({ threadId, changeId }: Lost): Promise<ThreadRow | null> {
    const [thread, latest] = await Promise.all([
      this.threads.byId(threadId),
      this.decisions.latestResolution(threadId),
    ]);
    const waits = thread && (isPublic(thread) || thread.moderation === 'PENDING');
    return waits && latest === changeId ? thread : null;
  }

  private async tellNext(
    tx: EntityManager,
    thread: ThreadRow,
    { ground, changeId }: Lost,
    afterId: string,
  ): Promise<string | null> {
    const followers = await this.subscriptions.nextToTell(tx, thread, afterId, BATCH);
    const ids = followers.flatMap((one) => one.account_id ?? []);
    const accounts = await this.accounts.emailAndLocaleOf(ids, tx);
    for (const follower of followers) {
      const address = follower.account_id ? accounts.get(follower.account_id) : follower;
      if (!address?.email) continue;
      const { email, locale } = address;
      const to = { subscriptionId: follower.id, email, locale };
      await this.followers.tell(tx, `ground-lost:${changeId}:${follower.id}`, to, thread, ground);
    }
    return followers.length < BATCH ? null : (followers.at(-1)?.id ?? null);
  }
}

/** What the question is now that its answer has gone. */
function stateOf({ resolution, redirected_to: to }: ThreadRow, locale: Locale): string {
  const key = `lost_${resolution}${resolution === 'REDIRECTED' && to ? `_${to}` : ''}`;
  return saySubscriptions(locale, saySubscriptions.has(key) ? key : 'lost_OPEN');
}
