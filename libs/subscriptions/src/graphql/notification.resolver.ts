import {
  Args,
  Context,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { type ThreadRow, ThreadType, ThreadsRepository, toThread } from '#forum';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  FindsNode,
  type GraphqlContext,
  type NodeFinder,
  PageArgs,
  Refused,
  type Signal,
  Signals,
  keyOf,
  loaderOf,
  parsePage,
  toConnection,
} from '#platform';
import { MarkRead } from '../mark-read.js';
import { NotificationsRepository } from '../notifications.repository.js';
import { postPath } from '../rules/post-path.js';
import { NOTIFICATION_RECEIVED } from '../subscriptions.events.js';
import { NotificationConnection, NotificationType, toNotification } from './notification.type.js';
import { MarkThreadReadInput } from './subscriptions.inputs.js';
import { MarkThreadReadResult, MarkThreadReadSuccess } from './subscriptions.results.js';

@FindsNode('Notification')
@Resolver(() => NotificationType)
export class NotificationResolver implements NodeFinder {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly threads: ThreadsRepository,
    private readonly marking: MarkRead,
    private readonly signals: Signals,
  ) {}

  @Allow(isSignedIn)
  @Query(() => NotificationConnection, {
    description: 'What you were told, the latest first; what is unread of a thread stands as one.',
  })
  async myNotifications(
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Person,
  ): Promise<Connection<NotificationType>> {
    const page = parsePage(args, `notifications:${viewer.accountId}`, viewer);
    const rows = await this.notifications.ofPerson(viewer.accountId, page);
    return toConnection(rows, page, (row) => [row.created_at.toISOString(), row.id], toNotification);
  }

  @Allow(isSignedIn)
  @Query(() => Int, { description: 'In how many threads something is unread.' })
  unreadCount(@CurrentViewer() viewer: Person): Promise<number> {
    return this.notifications.countUnread(viewer.accountId);
  }

  @Allow(isSignedIn)
  @Mutation(() => MarkThreadReadResult, { description: 'Say that you have read a thread.' })
  async markThreadRead(
    @Args('input', { description: 'Which.' }) input: MarkThreadReadInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.marking.execute(viewer, keyOf('Thread', input.threadId) ?? '');
    if (outcome instanceof Refused) return outcome;
    const unreadCount = await this.notifications.countUnread(viewer.accountId);
    return Object.assign(new MarkThreadReadSuccess(), { unreadCount });
  }

  /** Live: each thing you are told. */
  @Allow(isSignedIn)
  @Subscription(() => NotificationType, {
    description: 'Each thing you are told, at once.',
    resolve: (notification: NotificationType) => notification,
  })
  notificationReceived(@CurrentViewer() viewer: Person): AsyncIterable<NotificationType> {
    const news = this.signals.stream(
      NOTIFICATION_RECEIVED,
      (signal) => signal['accountId'] === viewer.accountId,
    );
    return this.received(news, viewer);
  }

  @ResolveField(() => ThreadType, { description: 'The thread.' })
  async thread(
    @Parent() notification: NotificationType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ThreadType> {
    return toThread(await this.threadOf(notification, context), viewer);
  }

  @ResolveField(() => String, { description: 'Address of the new post on the site, from its root.' })
  async path(@Parent() notification: NotificationType, @Context() context: GraphqlContext): Promise<string> {
    return postPath(await this.threadOf(notification, context), notification.row.position);
  }

  async findNode(key: string, viewer: Viewer): Promise<NotificationType | null> {
    const row = isSignedIn(viewer) ? await this.notifications.byId(key, viewer.accountId) : null;
    return row && toNotification(row);
  }

  private async *received(
    news: AsyncIterable<Signal>,
    { accountId }: Person,
  ): AsyncIterable<NotificationType> {
    for await (const { notificationId } of news) {
      // Looked at again: the post may have been hidden meanwhile.
      const row = await this.notifications.byId(String(notificationId), accountId);
      if (row) yield toNotification(row);
    }
  }

  private async threadOf({ row }: NotificationType, context: GraphqlContext): Promise<ThreadRow> {
    const thread = await loaderOf(context, this.threads, (keys) => this.threads.byIds(keys)).load(
      row.thread_id,
    );
    if (!thread) throw new Error('A notification of a thread that is gone');
    return thread;
  }
}
