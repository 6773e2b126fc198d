import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ThreadType, toThread } from '#forum';
import type { Viewer } from '#kernel';
import type { SuggestedReply } from '../suggest-replies.js';

@ObjectType('SuggestedReply', { description: 'An official answer of the past that may fit; staff see it.' })
export class SuggestedReplyType {
  @Field(() => ThreadType, { description: 'The past question that is most alike.' })
  readonly thread!: ThreadType;

  @Field(() => String, { description: 'The answer as it was written, Markdown, to take over and edit.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: 'The law or service it rests on.' })
  readonly reference!: string | null;

  @Field(() => Float, { description: 'How much the questions are alike, 0 to 1.' })
  readonly similarity!: number;

  @Field(() => Int, { description: 'How many similar questions were answered in the same words.' })
  readonly count!: number;
}

export function toSuggestedReply({ thread, ...reply }: SuggestedReply, viewer: Viewer): SuggestedReplyType {
  return Object.assign(new SuggestedReplyType(), { ...reply, thread: toThread(thread, viewer) });
}
