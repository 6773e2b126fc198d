import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node, connectionOf, toGlobalId } from '#platform';
import { POST_KINDS, type PostKind } from '../post.entity.js';
import type { PostRow } from '../posts.repository.js';

export const PostKindEnum = Object.fromEntries(POST_KINDS.map((kind) => [kind, kind])) as Record<
  PostKind,
  PostKind
>;
registerEnumType(PostKindEnum, {
  name: 'PostKind',
  description: 'What a post is in its thread.',
  valuesMap: {
    QUESTION: { description: 'What the asker asked.' },
    OFFICIAL_ANSWER: { description: 'The answer of a department.' },
    COMMUNITY_ANSWER: { description: 'Help of another citizen.' },
    CLARIFICATION: { description: 'What the asker added; in a private question also what staff added.' },
  },
});

@ObjectType('Post', { implements: () => Node, description: 'One message of a thread.' })
export class PostType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => Int, { nullable: true, description: 'Place in the thread from 0; null while it waits.' })
  readonly position!: number | null;

  @Field(() => PostKindEnum, { description: 'What the post is in its thread.' })
  readonly kind!: PostKind;

  @Field(() => String, { description: 'Name shown to readers.' })
  readonly authorName!: string;

  @Field(() => String, { nullable: true, description: 'The department, of an official answer.' })
  readonly department!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The law or service that an official answer rests on.',
  })
  readonly reference!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which an official answer was last checked, in Moscow, `2026-11-20`.',
  })
  readonly checkedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day on which it holds, likewise.' })
  readonly validUntil!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was noticed that it holds no longer.' })
  readonly expiredAt!: Date | null;

  @Field(() => String, { description: 'The text as safe HTML.' })
  readonly html!: string;

  @Field(() => Date, { description: 'When it was written.' })
  readonly createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When readers could first see it; null while it waits.' })
  readonly publishedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its text was last changed for readers.' })
  readonly editedAt!: Date | null;

  @Field(() => Int, { description: 'Version to name in an edit.' })
  readonly version!: number;
}

export const PostConnection = connectionOf(PostType, 'Post');

export const toPost = (row: PostRow): PostType =>
  Object.assign(new PostType(), {
    id: toGlobalId('Post', row.id),
    position: row.position,
    kind: row.kind,
    authorName: row.author_name,
    department: row.department,
    reference: row.reference,
    checkedOn: row.checked_on,
    validUntil: row.valid_until,
    expiredAt: row.expired_at,
    html: row.html,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    editedAt: row.edited_at,
    version: row.version,
  });
