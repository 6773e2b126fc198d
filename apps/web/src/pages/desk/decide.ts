import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import {
  ClaimItem,
  type DeskRow,
  PublishItem,
  RejectItem,
  ReleaseClaim,
  RenewClaim,
  ReturnItem,
  SetUrgency,
  TakeOverClaim,
} from '#moderation';
import type { Refused } from '#platform';
import { REDIRECT_FIELDS, REDIRECT_RENAMED, Redirect } from '../redirect.js';
import type { DecisionName } from './item-props.js';

export type Values = Readonly<Record<string, string>>;

/** The fields of the desk's forms that people see; those that use cases call otherwise are mapped below. */
export const VISIBLE = ['returnReason', 'reasonCode', 'rejectReason', 'urgentReason', ...REDIRECT_FIELDS];
export const HIDDEN = ['version', 'requestId'];

/** How the page calls a use case's field. */
export const RENAMED: Record<DecisionName, Record<string, string>> = {
  publish: {},
  return: { reason: 'returnReason' },
  reject: { reason: 'rejectReason' },
  redirect: REDIRECT_RENAMED,
  claim: {},
  renew: {},
  release: {},
  'take-over': {},
  urgent: { reason: 'urgentReason' },
  'not-urgent': {},
};

/** Hands a form of the desk to its use case. */
@Injectable()
export class Decide {
  constructor(
    private readonly publishItem: PublishItem,
    private readonly returnItem: ReturnItem,
    private readonly rejectItem: RejectItem,
    private readonly redirect: Redirect,
    private readonly claimItem: ClaimItem,
    private readonly renewClaim: RenewClaim,
    private readonly takeOverClaim: TakeOverClaim,
    private readonly setUrgency: SetUrgency,
    private readonly releaseClaim: ReleaseClaim,
  ) {}

  execute(viewer: Viewer, name: DecisionName, item: DeskRow, values: Values): Promise<object | Refused> {
    const on = { itemId: item.id, version: Number(values['version']) };
    switch (name) {
      case 'publish':
        return this.publishItem.execute(viewer, on);
      case 'return':
        return this.returnItem.execute(viewer, { ...on, reason: values['returnReason'] ?? '' });
      case 'reject':
        return this.rejectItem.execute(viewer, {
          ...on,
          // What is not a reason of the list is refused there, with a sentence for the person.
          reasonCode: (values['reasonCode'] ?? '') as Parameters<RejectItem['execute']>[1]['reasonCode'],
          reason: values['rejectReason'] ?? null,
        });
      case 'redirect':
        return this.redirect.execute(viewer, item.thread_id, values);
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
}
