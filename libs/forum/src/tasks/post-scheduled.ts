import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { WindowClosed } from '#directory';
import { Database, type Handler, Jobs, Refused, Sweep } from '#platform';
import { AnswerDrafts } from '../answer-drafts.js';
import { answerRefused, postScheduled } from '../forum.events.js';
import { PostOfficialAnswer } from '../post-official-answer.js';

const AT_ONCE = 200;

/** Publishes the official answers that wait for the opening; an answer and the end of its draft are one transaction. */
@Injectable()
@Sweep(postScheduled, '* * * * *')
export class PostScheduled implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly accounts: Accounts,
    private readonly drafts: AnswerDrafts,
    private readonly answering: PostOfficialAnswer,
  ) {}

  async handle(): Promise<void> {
    for (const draft of await this.drafts.due(AT_ONCE)) {
      const account = await this.accounts.find(draft.account_id);
      if (!account) continue;
      const person = { ...account, accountId: account.id, sessionId: '' };
      const { thread_id: threadId, body, reference, checked_on: checkedOn, valid_until: validUntil } = draft;
      const origin = { cannedReplyId: draft.canned_reply_id, suggestedFromId: draft.suggested_from_id };
      const personalDataReason = draft.personal_data_reason;
      const answer = { threadId, body, reference, checkedOn, validUntil, personalDataReason, ...origin };
      const outcome = await this.answering.execute(person, answer, (tx) => this.drafts.take(tx, draft));
      if (!(outcome instanceof Refused)) continue;
      const runAt = outcome instanceof WindowClosed ? outcome.opensAt : null;
      await this.database.transaction(async (tx) => {
        const kept = await this.drafts.postpone(tx, draft, outcome.code, runAt);
        if (kept && !runAt) await this.jobs.emit(tx, answerRefused, { draftId: draft.id });
      });
    }
  }
}
