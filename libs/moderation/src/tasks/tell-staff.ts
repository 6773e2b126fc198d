import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import {
  AnswerDrafts,
  type ThreadRow,
  ThreadsRepository,
  answerRefused,
  isLetIn,
  pathOf,
  referenceOf,
} from '#forum';
import type { Locale } from '#kernel';
import { Database, type Handler, On, Task } from '#platform';
import { DecisionDrafts } from '../decision-drafts.js';
import { EscalationsRepository } from '../escalations.repository.js';
import { tellDispute, tellDraftRefused, tellSpecialist } from '../moderation.events.js';
import { sayModeration } from '../moderation.messages.js';
import { StaffMail } from '../staff-mail.js';

/** A specialist learns that a question was given to them. */
@Injectable()
@Task(tellSpecialist)
export class TellSpecialist implements Handler<{ decisionId: string }> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly escalations: EscalationsRepository,
    private readonly mail: StaffMail,
  ) {}

  async handle({ decisionId }: { decisionId: string }): Promise<void> {
    const escalation = await this.escalations.byDecision(decisionId);
    const thread = escalation && (await this.threads.byId(escalation.thread_id));
    // Hidden or merged since, it is not the specialist's to answer.
    if (!thread || !isLetIn(thread.moderation) || thread.resolution === 'DUPLICATE') return;
    const { specialist_id: id, note } = escalation;
    const to = (await this.accounts.emailAndLocaleOf([id])).get(id);
    if (!to) return;
    const names = namesOf(thread, to.locale);
    await this.mail.send(this.database.manager, to, {
      key: `escalation:${decisionId}`,
      subject: sayModeration(to.locale, 'escalated_subject', names),
      text: sayModeration(to.locale, 'escalated_text', names),
      facts: isPrivate(thread) ? [] : [[sayModeration(to.locale, 'mail_note'), note]],
      path: pathOf(thread),
    });
  }
}

/** Who scheduled a decision learns that it could not be made. */
@Injectable()
@Task(tellDraftRefused)
export class TellDraftRefused implements Handler<{ draftId: string }> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly drafts: DecisionDrafts,
    private readonly mail: StaffMail,
  ) {}

  async handle({ draftId }: { draftId: string }): Promise<void> {
    const draft = await this.drafts.byId(draftId);
    if (!draft?.refused_as) return;
    const to = (await this.accounts.emailAndLocaleOf([draft.account_id])).get(draft.account_id);
    if (!to) return;
    await this.mail.send(this.database.manager, to, {
      key: `draft:${draftId}:${draft.saved_at.toISOString()}`,
      subject: sayModeration(to.locale, 'draft_refused_subject'),
      text: sayModeration(to.locale, 'draft_refused_text'),
      path: `/desk/${draft.item_id}`,
    });
  }
}

/** Who scheduled an official answer learns that it could not be published. */
@Injectable()
@On(answerRefused, 'moderation.tell-answer-refused')
export class TellAnswerRefused implements Handler<{ draftId: string }> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly drafts: AnswerDrafts,
    private readonly mail: StaffMail,
  ) {}

  async handle({ draftId }: { draftId: string }): Promise<void> {
    const draft = await this.drafts.byId(draftId);
    const thread = draft?.refused_as ? await this.threads.byId(draft.thread_id) : null;
    if (!draft || !thread) return;
    const to = (await this.accounts.emailAndLocaleOf([draft.account_id])).get(draft.account_id);
    if (!to) return;
    const names = namesOf(thread, to.locale);
    await this.mail.send(this.database.manager, to, {
      key: `answer-draft:${draftId}:${draft.saved_at.toISOString()}`,
      subject: sayModeration(to.locale, 'answer_refused_subject', names),
      text: sayModeration(to.locale, 'answer_refused_text', names),
      facts: isPrivate(thread) ? [] : [[sayModeration(to.locale, 'mail_answer'), draft.body]],
      path: pathOf(thread),
    });
  }
}

/** Supervisors learn that two moderators disagree on a rejection. */
@Injectable()
@Task(tellDispute)
export class TellDispute implements Handler<{ reviewId: string }> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly mail: StaffMail,
  ) {}

  async handle({ reviewId }: { reviewId: string }): Promise<void> {
    const supervisors = await this.database.query<{ id: string }>(
      `SELECT id FROM account WHERE role IN ('SUPERVISOR', 'ADMINISTRATOR')`,
    );
    const addresses = await this.accounts.emailAndLocaleOf(supervisors.map(({ id }) => id));
    await this.database.transaction(async (tx) => {
      for (const to of addresses.values()) {
        await this.mail.send(tx, to, {
          key: `dispute:${reviewId}:${to.id}`,
          subject: sayModeration(to.locale, 'dispute_subject'),
          text: sayModeration(to.locale, 'dispute_text'),
          path: '/desk/reviews',
        });
      }
    });
  }
}

const isPrivate = ({ kind }: ThreadRow): boolean => kind === 'PRIVATE_QUESTION';

/** Not a word of a private question leaves the site. */
const namesOf = (thread: ThreadRow, locale: Locale) => ({
  reference: referenceOf(thread.number),
  title: isPrivate(thread) ? sayModeration(locale, 'private_title') : thread.title,
});
