import { Field, ObjectType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotAllowedNow, PersonalDataFound, StaleVersion } from '#forum';
import { NotFound, mutationResult } from '#platform';
import {
  AlreadyDecided,
  AlreadyUndone,
  ClaimedByAnother,
  NoSpecialist,
  TooLateToUndo,
} from '../moderation.refusals.js';
import { DecisionType, DraftType } from './decision.type.js';
import { DeskItemType } from './desk-item.type.js';

@ObjectType({ description: 'The decision is made.' })
export class DecisionSuccess {
  @Field(() => DeskItemType, { description: 'The item, closed.' })
  item!: DeskItemType;

  @Field(() => DecisionType, { description: 'The decision.' })
  decision!: DecisionType;
}

@ObjectType({ description: 'The decision is kept for later.' })
export class DecisionDraftKept {
  @Field(() => DraftType, { description: 'The draft.' })
  draft!: DraftType;
}

@ObjectType({ description: 'The decision no longer holds.' })
export class UndoDecisionSuccess {
  @Field(() => DeskItemType, { description: 'The item as it is again.' })
  item!: DeskItemType;

  @Field(() => DecisionType, { description: 'The decision, undone.' })
  decision!: DecisionType;
}

@ObjectType({ description: 'The draft is gone.' })
export class DiscardDraftSuccess {
  @Field(() => Boolean, { description: 'Always true.' })
  done!: boolean;
}

export const DecisionResult = mutationResult(
  'DecisionResult',
  DecisionSuccess,
  DecisionDraftKept,
  NotFound,
  WindowClosed,
  ClaimedByAnother,
  AlreadyDecided,
  StaleVersion,
  NotAllowedNow,
  NoSpecialist,
  PersonalDataFound,
);

@ObjectType({ description: 'Every item has its own outcome.' })
export class DecideItemsSuccess {
  @Field(() => [DecisionResult], { description: 'In the order of the items.' })
  results!: object[];
}

export const DecideItemsResult = mutationResult('DecideItemsResult', DecideItemsSuccess);
export const UndoDecisionResult = mutationResult(
  'UndoDecisionResult',
  UndoDecisionSuccess,
  NotFound,
  WindowClosed,
  NotAllowedNow,
  TooLateToUndo,
  AlreadyUndone,
  PersonalDataFound,
);
export const DiscardDraftResult = mutationResult('DiscardDraftResult', DiscardDraftSuccess, NotFound);
