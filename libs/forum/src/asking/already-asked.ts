import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused, toGlobalId } from '#platform';
import { sayForum } from '../forum.messages.js';
import { referenceOf } from '../rules/reference.js';

@ObjectType('AlreadyAsked', {
  implements: () => Refused,
  description: 'You have sent the same question before.',
})
export class AlreadyAsked extends Refused {
  @Field(() => ID, { description: 'The thread of the earlier question.' })
  readonly threadId: string;

  @Field(() => Int, { description: 'Its public number.' })
  readonly number: number;

  @Field(() => String, { description: 'Its reference.' })
  readonly reference: string;

  constructor(viewer: Viewer, thread: { readonly id: string; readonly number: number }) {
    super(
      'ALREADY_ASKED',
      sayForum(viewer.locale, 'ALREADY_ASKED', { reference: referenceOf(thread.number) }),
    );
    this.threadId = toGlobalId('Thread', thread.id);
    this.number = thread.number;
    this.reference = referenceOf(thread.number);
  }
}
