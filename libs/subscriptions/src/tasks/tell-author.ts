import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { decisionAnnounced, isLetIn, postDecided } from '#forum';
import { Mails } from '#messaging';
import { Database, type Handler, On } from '#platform';
import { AuthorMail, type Authored } from '../author-mail.js';
import { DecisionsRepository, type ToldDecision } from '../decisions.repository.js';

type Announced = z.output<typeof decisionAnnounced.schema>;
type Decided = z.output<typeof postDecided.schema>;

/**
 * The author is told what was decided on their text, and why, when who decided can no longer undo it. Told once a decision:
 * the e-mail is named after it, so a question that is returned twice is told of twice, and a repeated event is not.
 */
@Injectable()
@On(decisionAnnounced, 'subscriptions.tell-author-of-decision')
export class TellAuthor implements Handler<Announced> {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionsRepository,
    private readonly mails: Mails,
    private readonly mail: AuthorMail,
  ) {}

  async handle({ decisionId, threadId, postId, decision, ofEdit }: Announced): Promise<void> {
    const authored = await this.mail.find(threadId, postId);
    if (!authored || isOutOfSight(authored, decision)) return;
    const reason = await this.decisions.reasonOf(decisionId);
    if (!reason) return;
    const key = `decision:${decisionId}`;
    const draft = await this.mail.draft(authored, { decision, key, reason, ofEdit });
    if (!draft) return;
    await this.database.transaction(async (tx) => {
      // Held, so that it is not undone between the look and the e-mail: then nobody would learn of the undoing.
      if (await this.decisions.stands(tx, threadId, decisionId)) await this.mails.queue(tx, draft);
    });
  }
}

/** Who was told of a decision is told of its undoing, too; an undoing of what nobody was told of is no news. */
@Injectable()
@On(postDecided, 'subscriptions.tell-author')
export class TellAuthorOfUndoing implements Handler<Decided> {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionsRepository,
    private readonly mails: Mails,
    private readonly mail: AuthorMail,
  ) {}

  async handle({ threadId, postId, reason, undoes, ofEdit = false }: Decided): Promise<void> {
    if (!undoes || !(await this.decisions.wasTold(undoes))) return;
    const authored = await this.mail.find(threadId, postId);
    const draft =
      authored &&
      (await this.mail.draft(authored, {
        decision: 'UNDONE',
        key: `undone:${undoes}`,
        reason: { code: null, words: reason },
        ofEdit,
      }));
    if (draft) await this.database.transaction((tx) => this.mails.queue(tx, draft));
  }
}

/** Whether a decision is of something to be seen, and that has been hidden or merged since. */
function isOutOfSight({ thread, post }: Authored, decision: ToldDecision): boolean {
  if (decision !== 'PUBLISHED' && decision !== 'ASKED' && decision !== 'LOCKED') return false;
  if (post.kind === 'QUESTION' && thread.resolution === 'DUPLICATE') return true;
  return !isLetIn(thread.moderation) || !isLetIn(post.moderation);
}
