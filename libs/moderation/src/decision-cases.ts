import { Injectable } from '@nestjs/common';
import { AskForDetails } from './ask-for-details.js';
import { ConfirmAnswer } from './confirm-answer.js';
import type { DecisionCase } from './decision-case.js';
import type { DecisionKind } from './decision.entity.js';
import { EscalateItem } from './escalate-item.js';
import { HideItem } from './hide-item.js';
import { LockItem } from './lock-item.js';
import { MergeItem } from './merge-item.js';
import { PublishItem } from './publish-item.js';
import { RejectItem } from './reject-item.js';
import { ReturnItem } from './return-item.js';

/** Every kind of decision by its name, for what is decided later or by the dozen. */
@Injectable()
export class DecisionCases {
  private readonly byKind: Readonly<Record<DecisionKind, unknown>>;

  constructor(
    publish: PublishItem,
    giveBack: ReturnItem,
    reject: RejectItem,
    ask: AskForDetails,
    merge: MergeItem,
    hide: HideItem,
    lock: LockItem,
    escalate: EscalateItem,
    confirm: ConfirmAnswer,
  ) {
    this.byKind = {
      PUBLISHED: publish,
      RETURNED: giveBack,
      REJECTED: reject,
      ASKED: ask,
      MERGED: merge,
      HIDDEN: hide,
      LOCKED: lock,
      ESCALATED: escalate,
      CONFIRMED: confirm,
    };
  }

  of(kind: DecisionKind): DecisionCase {
    return this.byKind[kind] as DecisionCase;
  }
}
