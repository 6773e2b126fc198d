import { Injectable } from '@nestjs/common';
import { PostEdits, PostTexts, ThreadsRepository, numberOfPath, readReference } from '#forum';
import { type Person, isUuid } from '#kernel';
import {
  AskForDetails,
  ClaimItem,
  ConfirmAnswer,
  DECISION_MODES,
  DecisionDrafts,
  type DeskRow,
  EscalateItem,
  HideItem,
  LockItem,
  MergeItem,
  PublishItem,
  RejectItem,
  ReleaseClaim,
  RenewClaim,
  ReturnItem,
  SetUrgency,
  TakeOverClaim,
  UndoDecision,
  spanOfWords,
} from '#moderation';
import { FieldProblem, InvalidInput, type Refused } from '#platform';
import { sayDesk } from '../../messages/desk.js';
import { REDIRECT_FIELDS, REDIRECT_RENAMED, Redirect } from '../redirect.js';
import { DECISIONS, type DecisionName } from './item-props.js';

export type Values = Readonly<Record<string, string>>;

/** A form's own name of the field that says why it cannot wait for the opening. */
export const overrideOf = (name: DecisionName): string => `${name}Override`;

/** A form's own name of the field that says why personal data is published. */
export const reasonOf = (name: DecisionName): string => RENAMED[name]['personalDataReason'] ?? '';

/** How the page calls a use case's field; no two forms of the page share a name. */
export const RENAMED: Record<DecisionName, Record<string, string>> = {
  publish: { personalDataReason: 'publishDataReason' },
  redact: { personalDataReason: 'redactDataReason' },
  return: { reason: 'returnReason', span: 'returnWords' },
  reject: { reason: 'rejectReason' },
  ask: { reason: 'askReason' },
  merge: { intoThreadId: 'mergeInto' },
  escalate: { reason: 'escalateReason' },
  hide: { reason: 'hideReason' },
  lock: { reason: 'lockReason' },
  confirm: {},
  redirect: REDIRECT_RENAMED,
  undo: { reason: 'undoReason', personalDataReason: 'undoDataReason' },
  discard: {},
  claim: {},
  renew: {},
  release: {},
  'take-over': {},
  urgent: { reason: 'urgentReason' },
  'not-urgent': {},
};

/** The fields of the desk's forms that people see. */
export const VISIBLE = [
  ...Object.values(RENAMED).flatMap((fields) => Object.values(fields)),
  ...DECISIONS.map(overrideOf),
  'reasonCode',
  'redactedTitle',
  'redactedText',
  'checkedOn',
  'validUntil',
  ...REDIRECT_FIELDS,
];
export const HIDDEN = ['version', 'requestId', 'mode', 'decisionId', 'draftId'];

/** Hands a form of the desk to its use case. */
@Injectable()
export class Decide {
  constructor(
    private readonly publishItem: PublishItem,
    private readonly returnItem: ReturnItem,
    private readonly rejectItem: RejectItem,
    private readonly askForDetails: AskForDetails,
    private readonly mergeItem: MergeItem,
    private readonly escalateItem: EscalateItem,
    private readonly hideItem: HideItem,
    private readonly lockItem: LockItem,
    private readonly confirmAnswer: ConfirmAnswer,
    private readonly undoDecision: UndoDecision,
    private readonly drafts: DecisionDrafts,
    private readonly redirect: Redirect,
    private readonly claimItem: ClaimItem,
    private readonly renewClaim: RenewClaim,
    private readonly takeOverClaim: TakeOverClaim,
    private readonly setUrgency: SetUrgency,
    private readonly releaseClaim: ReleaseClaim,
    private readonly threads: ThreadsRepository,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
  ) {}

  async execute(
    viewer: Person,
    name: DecisionName,
    item: DeskRow,
    values: Values,
  ): Promise<object | Refused> {
    const mode = DECISION_MODES.find((known) => known === values['mode']) ?? 'NOW';
    const overrideReason = values[overrideOf(name)] ?? null;
    const on = { itemId: item.id, version: Number(values['version']), mode, overrideReason };
    const { redactedTitle = null, redactedText = null } = values;
    const personalDataReason = values[reasonOf(name)] ?? null;
    switch (name) {
      case 'publish':
        return this.publishItem.execute(viewer, { ...on, personalDataReason });
      case 'redact':
        return this.publishItem.execute(viewer, { ...on, redactedTitle, redactedText, personalDataReason });
      case 'return':
        return this.giveBack(viewer, item, on, values);
      case 'reject':
        return this.rejectItem.execute(viewer, {
          ...on,
          // What is not a reason of the list is refused there, with a sentence for the person.
          reasonCode: (values['reasonCode'] ?? '') as Parameters<RejectItem['execute']>[1]['reasonCode'],
          reason: values['rejectReason'] ?? null,
        });
      case 'ask':
        return this.askForDetails.execute(viewer, { ...on, reason: values['askReason'] ?? '' });
      case 'merge':
        return this.merge(viewer, on, values['mergeInto'] ?? '');
      case 'escalate':
        return this.escalateItem.execute(viewer, { ...on, reason: values['escalateReason'] ?? '' });
      case 'hide':
        return this.hideItem.execute(viewer, { ...on, reason: values['hideReason'] ?? '' });
      case 'lock':
        return this.lockItem.execute(viewer, { ...on, reason: values['lockReason'] ?? '' });
      case 'confirm':
        return this.confirmAnswer.execute(viewer, {
          ...on,
          checkedOn: values['checkedOn'] ?? null,
          validUntil: values['validUntil'] ?? null,
        });
      case 'redirect':
        return this.redirect.execute(viewer, item.thread_id, values);
      case 'undo': {
        const { decisionId = '', undoReason: reason = null } = values;
        return this.undoDecision.execute(viewer, {
          decisionId,
          reason,
          overrideReason,
          personalDataReason,
        });
      }
      case 'discard': {
        const { draftId } = values;
        if (isUuid(draftId)) await this.drafts.discard(viewer, draftId);
        return {};
      }
      case 'claim':
        return this.claimItem.execute(viewer, item.id);
      case 'release':
        return this.releaseClaim.execute(viewer, item.id);
      case 'renew':
        return this.renewClaim.execute(viewer, item.id);
      case 'take-over':
        return this.takeOverClaim.execute(viewer, item.id);
      case 'urgent':
        return this.setUrgency.execute(viewer, {
          itemId: item.id,
          urgent: true,
          reason: values['urgentReason'] ?? '',
        });
      case 'not-urgent':
        return this.setUrgency.execute(viewer, { itemId: item.id, urgent: false });
    }
  }

  /** The place is marked by its words: without scripts there is no selecting. */
  private async giveBack(
    viewer: Person,
    item: DeskRow,
    on: { itemId: string; version: number },
    values: Values,
  ): Promise<object | Refused> {
    const words = (values['returnWords'] ?? '').replace(/\r\n?/g, '\n').trim();
    const texts =
      item.kind === 'EDIT' ? this.edits.latestOf(item.post_id) : this.texts.sourceOf(item.post_id);
    const source = words ? await texts : null;
    const span = source && spanOfWords(source.markdown, words);
    if (words && !span) return problem(viewer, 'span', 'WORDS_NOT_FOUND');
    return this.returnItem.execute(viewer, { ...on, reason: values['returnReason'] ?? '', span });
  }

  private async merge(
    viewer: Person,
    on: { itemId: string; version: number },
    typed: string,
  ): Promise<object | Refused> {
    // A reference, or the address of the page with or without the site.
    const number = readReference(typed) ?? numberOfPath(/\/t\/([^/?#]+)/.exec(typed)?.[1] ?? '');
    if (number === 'WRONG_DIGIT') return problem(viewer, 'intoThreadId', 'WRONG_DIGIT');
    const into = number === null ? null : await this.threads.byNumber(number);
    if (!into) return problem(viewer, 'intoThreadId', 'THREAD_NOT_FOUND');
    return this.mergeItem.execute(viewer, { ...on, intoThreadId: into.id });
  }
}

const problem = (
  viewer: Person,
  field: string,
  key: 'WORDS_NOT_FOUND' | 'THREAD_NOT_FOUND' | 'WRONG_DIGIT',
): InvalidInput => new InvalidInput(viewer, [new FieldProblem(field, key, sayDesk(viewer.locale, key))]);
