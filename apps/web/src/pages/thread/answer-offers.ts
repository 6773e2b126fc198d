import { Injectable } from '@nestjs/common';
import {
  type CannedReplyRow,
  CannedRepliesRepository,
  FillCannedReply,
  type ThreadRow,
  mayAnswerOfficially,
} from '#forum';
import type { Viewer } from '#kernel';
import { REASON } from '../../parts/personal-data.js';
import { Refused } from '#platform';
import { SuggestReplies, type SuggestedReply } from '#search';

/** What an official answer to a thread can be begun with. */
export interface AnswerOffers {
  readonly suggested: readonly SuggestedReply[];
  readonly canned: readonly CannedReplyRow[];
}

export const NO_OFFERS: AnswerOffers = { suggested: [], canned: [] };
const MOST_SUGGESTED = 3;

/** What is typed into the official answer's form. */
export const TYPED_FIELDS = ['answer', 'reference', 'checkedOn', 'validUntil'];
/** What is looked at for personal data. */
export const ANSWER_TEXT = { text: 'answer' };
/** How the form calls what the use case calls otherwise. */
export const ANSWER_RENAMED = { body: 'answer', personalDataReason: REASON };
/** The fields of the form, and those that tell what it was begun with. */
export const ANSWER_FIELDS = [
  ...TYPED_FIELDS,
  'requestId',
  'atOpening',
  'overrideReason',
  REASON,
  'cannedReplyId',
  'suggestedFromId',
];

/** Suggested and canned replies for who answers officially, and taking one over into the form. */
@Injectable()
export class AnswerOffersFor {
  constructor(
    private readonly suggesting: SuggestReplies,
    private readonly replies: CannedRepliesRepository,
    private readonly filling: FillCannedReply,
  ) {}

  async list(viewer: Viewer, thread: ThreadRow): Promise<AnswerOffers> {
    if (!mayAnswerOfficially(viewer) || thread.resolution === 'DUPLICATE') return NO_OFFERS;
    const [suggested, canned] = await Promise.all([
      this.suggesting.execute(thread.id, MOST_SUGGESTED),
      this.replies.forCategory(thread.category_id),
    ]);
    return { suggested, canned };
  }

  /**
   * The form's values with a reply taken over, below what was typed already.
   * @param wanted the button pressed: `suggested:` or `canned:` and a key.
   */
  async take(
    viewer: Viewer,
    thread: ThreadRow,
    values: Readonly<Record<string, string>>,
    wanted: string,
  ): Promise<Record<string, string> | Refused | null> {
    const [kind, key = ''] = wanted.split(':');
    if (kind === 'canned') {
      const filled = await this.filling.execute(viewer, { id: key, threadId: thread.id });
      if (filled instanceof Refused) return filled;
      return { ...values, answer: joined(values['answer'], filled.text), cannedReplyId: key };
    }
    const { suggested } = await this.list(viewer, thread);
    const reply = suggested.find((each) => each.thread.id === key);
    if (!reply) return null;
    return {
      ...values,
      answer: joined(values['answer'], reply.text),
      reference: values['reference']?.trim() ? values['reference'] : (reply.reference ?? ''),
      suggestedFromId: key,
    };
  }
}

const joined = (typed = '', text: string): string =>
  typed.trim() === '' ? text : `${typed.trimEnd()}\n\n${text}`;
