import { Field, ObjectType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotFound, mutationResult } from '#platform';
import { AlreadyDecided, ClaimLost, ClaimedByAnother, DeskEmpty, NotHeld } from '../moderation.refusals.js';
import { DeskItemType } from './desk-item.type.js';

@ObjectType({ description: 'The item is yours until the claim ends.' })
export class ClaimSuccess {
  @Field(() => DeskItemType, { description: 'The item.' })
  item!: DeskItemType;
}

@ObjectType({ description: 'The item stands where it is wanted.' })
export class SetUrgencySuccess {
  @Field(() => DeskItemType, { description: 'The item.' })
  item!: DeskItemType;
}

const taken = [NotFound, WindowClosed, ClaimedByAnother, AlreadyDecided];

export const ClaimNextResult = mutationResult('ClaimNextResult', ClaimSuccess, WindowClosed, DeskEmpty);
export const ClaimItemResult = mutationResult('ClaimItemResult', ClaimSuccess, ...taken);
export const RenewClaimResult = mutationResult(
  'RenewClaimResult',
  ClaimSuccess,
  NotFound,
  ClaimLost,
  ClaimedByAnother,
  AlreadyDecided,
);
export const TakeOverClaimResult = mutationResult(
  'TakeOverClaimResult',
  ClaimSuccess,
  NotFound,
  WindowClosed,
  NotHeld,
  AlreadyDecided,
);
export const SetUrgencyResult = mutationResult(
  'SetUrgencyResult',
  SetUrgencySuccess,
  NotFound,
  AlreadyDecided,
);
export const ReleaseClaimResult = mutationResult(
  'ReleaseClaimResult',
  ClaimSuccess,
  NotFound,
  ClaimedByAnother,
  AlreadyDecided,
);
