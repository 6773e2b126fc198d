import { Field, ObjectType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotFound, mutationResult } from '#platform';
import { AlreadyDecided, ClaimedByAnother, DeskEmpty } from '../moderation.refusals.js';
import { DeskItemType } from './desk-item.type.js';

@ObjectType({ description: 'The item is yours until the claim ends.' })
export class ClaimSuccess {
  @Field(() => DeskItemType, { description: 'The item.' })
  item!: DeskItemType;
}

const taken = [NotFound, WindowClosed, ClaimedByAnother, AlreadyDecided];

export const ClaimNextResult = mutationResult('ClaimNextResult', ClaimSuccess, WindowClosed, DeskEmpty);
export const ClaimItemResult = mutationResult('ClaimItemResult', ClaimSuccess, ...taken);
export const ReleaseClaimResult = mutationResult('ReleaseClaimResult', ClaimSuccess, ...taken);
