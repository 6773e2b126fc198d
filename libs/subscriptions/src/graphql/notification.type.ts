import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ThreadType } from '#forum';
import { Node, connectionOf, toGlobalId } from '#platform';
import type { NotificationRow } from '../notifications.repository.js';
import { NEWS_KINDS, type NewsKind } from '../rules/level.js';

const NewsKindEnum = Object.fromEntries(NEWS_KINDS.map((kind) => [kind, kind])) as Record<NewsKind, NewsKind>;
registerEnumType(NewsKindEnum, {
  name: 'NotificationKind',
  description: 'What a person is told of.',
  valuesMap: {
    OFFICIAL_ANSWER: { description: 'A department has answered.' },
    COMMUNITY_ANSWER: { description: 'Another citizen has answered.' },
    CLARIFICATION: { description: 'The asker has added something.' },
  },
});

@ObjectType('Notification', {
  implements: () => Node,
  description: 'That a thread you follow has a new post.',
})
export class NotificationType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => NewsKindEnum, { description: 'What is new.' })
  readonly kind!: NewsKind;

  @Field(() => ThreadType, { description: 'The thread.' })
  readonly thread!: ThreadType;

  @Field(() => ID, { description: 'Global id of the new post.' })
  readonly postId!: string;

  @Field(() => String, { description: 'Address of the new post on the site, from its root.' })
  readonly path!: string;

  @Field(() => Date, { description: 'When you were told.' })
  readonly createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When you read the thread; null while you have not.' })
  readonly readAt!: Date | null;

  /** For field resolvers. */
  readonly row!: NotificationRow;
}

export const NotificationConnection = connectionOf(NotificationType, 'Notification');

/** The thread and the address are looked up by field resolvers, together for a whole list. */
export const toNotification = (row: NotificationRow): NotificationType =>
  Object.assign(new NotificationType(), {
    id: toGlobalId('Notification', row.id),
    kind: row.kind,
    postId: toGlobalId('Post', row.post_id),
    createdAt: row.created_at,
    readAt: row.read_at,
    row,
  });
