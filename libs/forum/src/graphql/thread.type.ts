import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Node, connectionOf, toGlobalId } from '#platform';
import { maySeeDetails } from '../forum.policy.js';
import type { PostRow } from '../posts.repository.js';
import { pathOf } from '../rules/address.js';
import { MODERATION_STATUSES, type ModerationStatus } from '../rules/moderation-status.js';
import { referenceOf } from '../rules/reference.js';
import { RESOLUTION_STATUSES, type ResolutionStatus } from '../rules/resolution-status.js';
import { THREAD_KINDS, type ThreadKind } from '../rules/thread-kind.js';
import type { ThreadRow } from '../threads.repository.js';

const enumOf = <S extends string>(values: readonly S[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<S, S>;

export const ModerationStatusEnum = enumOf(MODERATION_STATUSES);
registerEnumType(ModerationStatusEnum, {
  name: 'ModerationStatus',
  description: 'Whether readers may see it.',
});

export const ResolutionStatusEnum = enumOf(RESOLUTION_STATUSES);
registerEnumType(ResolutionStatusEnum, { name: 'ResolutionStatus', description: 'How far the question is.' });

export const ThreadKindEnum = enumOf(THREAD_KINDS);
registerEnumType(ThreadKindEnum, {
  name: 'ThreadKind',
  description: 'What was written; each kind has its own terms.',
});

@ObjectType('ThreadPromise', { description: 'The due times told to the asker, in working time of the desk.' })
export class PromiseType {
  @Field(() => Date, { description: 'When a moderator will have decided.' })
  readonly decisionDueAt!: Date;

  @Field(() => Date, { description: 'When a specialist will have answered.' })
  readonly answerDueAt!: Date;
}

@ObjectType('Thread', { implements: () => Node, description: 'A question and what follows.' })
export class ThreadType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Public number, part of the address.' })
  readonly number!: number;

  @Field(() => ThreadKindEnum, { description: 'What was written.' })
  readonly kind!: ThreadKind;

  @Field(() => String, {
    nullable: true,
    description: 'Reference for every channel; the asker and staff see it.',
  })
  readonly reference!: string | null;

  @Field(() => String, { description: 'Title as the asker wrote it.' })
  readonly title!: string;

  @Field(() => String, { description: 'First words of the question.' })
  readonly excerpt!: string;

  @Field(() => String, { description: 'Address on the site, from its root.' })
  readonly path!: string;

  @Field(() => String, { description: 'Name of the asker as shown to readers.' })
  readonly authorName!: string;

  @Field(() => ModerationStatusEnum, { description: 'Whether readers may see it.' })
  readonly moderation!: ModerationStatus;

  @Field(() => ResolutionStatusEnum, { description: 'How far the question is.' })
  readonly resolution!: ResolutionStatus;

  @Field(() => Int, { description: 'Version to name in a decision.' })
  readonly version!: number;

  @Field(() => Int, { description: 'How many posts readers see.' })
  readonly postCount!: number;

  @Field(() => Date, { description: 'When the asker sent it.' })
  readonly submittedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When readers could first see it.' })
  readonly publishedAt!: Date | null;

  @Field(() => Date, { description: 'When something last happened in it.' })
  readonly lastActivityAt!: Date;

  @Field(() => PromiseType, { nullable: true, description: 'The promise; the asker and staff see it.' })
  readonly promise!: PromiseType | null;

  /** For field resolvers. */
  readonly row!: ThreadRow;

  /** Its first posts and how many were asked for, where they were read together with it. */
  readonly first!: FirstPosts | null;
}

export interface FirstPosts {
  readonly size: number;
  readonly rows: readonly PostRow[];
}

export const ThreadConnection = connectionOf(ThreadType, 'Thread');

export function toThread(row: ThreadRow, viewer: Viewer, first: FirstPosts | null = null): ThreadType {
  const own = maySeeDetails(viewer, { authorId: row.author_id });
  const due = own && row.decision_due_at && row.answer_due_at;
  return Object.assign(new ThreadType(), {
    id: toGlobalId('Thread', row.id),
    number: row.number,
    kind: row.kind,
    reference: own ? referenceOf(row.number) : null,
    title: row.title,
    excerpt: row.excerpt,
    path: pathOf(row),
    authorName: row.author_name,
    moderation: row.moderation,
    resolution: row.resolution,
    version: row.version,
    postCount: row.post_count,
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    lastActivityAt: row.last_activity_at,
    promise: due ? { decisionDueAt: row.decision_due_at, answerDueAt: row.answer_due_at } : null,
    row,
    first,
  });
}
