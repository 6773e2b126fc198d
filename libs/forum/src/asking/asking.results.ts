import { Field, ObjectType } from '@nestjs/graphql';
import { NotFound, mutationResult } from '#platform';
import { NotAllowedNow } from '../forum.refusals.js';
import { ThreadType } from '../graphql/thread.type.js';

@ObjectType({ description: 'The question is where it was before the withdrawal.' })
export class CancelWithdrawalSuccess {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'Staff see the new details.' })
export class ChangeDetailsSuccess {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread!: ThreadType;
}

export const CancelWithdrawalResult = mutationResult(
  'CancelWithdrawalResult',
  CancelWithdrawalSuccess,
  NotFound,
  NotAllowedNow,
);
export const ChangeDetailsResult = mutationResult(
  'ChangeDetailsResult',
  ChangeDetailsSuccess,
  NotFound,
  NotAllowedNow,
);
