import { Injectable, NotFoundException } from '@nestjs/common';
import {
  POSTS_A_PAGE,
  type PostRow,
  PostsRepository,
  type RelatedThreads,
  type ThreadClock,
  ThreadClocksRepository,
  type ThreadRow,
  ThreadsRepository,
  type UnpublishedPostRow,
  isAsker,
  isPublic,
  maySee,
  numberOfPath,
} from '#forum';
import {
  type ThreadRedirection,
  ThreadRedirections,
  type TicketStatusRow,
  TicketsRepository,
  maySeeTicket,
} from '#handoff';
import { type Viewer, isSignedIn, isStaff } from '#kernel';
import { RelatedThreads as RelatedSearch } from '#search';
import { type Level, SubscriptionsRepository } from '#subscriptions';

/** What one page of a published thread shows. */
export interface ThreadView {
  readonly thread: ThreadRow;
  readonly number: number;
  readonly pages: number;
  /** `null` on pages after the first, which begin with replies. */
  readonly question: PostRow | null;
  /** The official answer first, the rest in their order. */
  readonly answers: readonly PostRow[];
  /** Replies of the viewer that still wait for a moderator, or were not let in. */
  readonly unpublished: readonly UnpublishedPostRow[];
  /** Where the thread was sent, while it is there; a ticket stays for those who may see it. */
  readonly redirection: ThreadRedirection | null;
  /** What happened to the ticket, for those who may see it. */
  readonly timeline: readonly TicketStatusRow[];
  /** What its asker was promised, for them and for staff. */
  readonly clocks: readonly ThreadClock[];
  /** Published threads like it, as far as they are known; of its first page. */
  readonly related: RelatedThreads['threads'];
  /** How much of the thread the viewer is told; `null` where they do not follow it. */
  readonly level: Level | null;
}

/** Reads threads as their page shows them: for a reader one query on indexes, whatever the thread's length. */
@Injectable()
export class ThreadViews {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly clocks: ThreadClocksRepository,
    private readonly redirections: ThreadRedirections,
    private readonly tickets: TicketsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly relating: RelatedSearch,
  ) {}

  /** @throws NotFoundException where there is no such thread, or not for this viewer. */
  async threadAt(address: string, viewer: Viewer): Promise<ThreadRow> {
    const number = numberOfPath(address);
    const thread = number === null ? null : await this.threads.byNumber(number);
    if (!thread) throw new NotFoundException();
    return seen(thread, viewer);
  }

  /** The thread into which this one was merged, while readers see it. */
  async keptOf(thread: ThreadRow): Promise<ThreadRow | null> {
    const kept = await this.threads.mergedInto(thread);
    return kept && isPublic(kept) ? kept : null;
  }

  /** @throws NotFoundException where there is no such thread, or not for this viewer, or no such page of it. */
  async pageAt(address: string, number: number, viewer: Viewer): Promise<ThreadView> {
    const threadNumber = numberOfPath(address);
    const from = (number - 1) * POSTS_A_PAGE;
    const found =
      threadNumber === null ? null : await this.threads.withPosts(threadNumber, from, from + POSTS_A_PAGE);
    if (!found) throw new NotFoundException();
    const thread = seen(found.thread, viewer);
    const pages = pagesOf(thread);
    if (number > pages) throw new NotFoundException();
    // On pages after the first the official answer stands in its own place.
    const official = number === 1 ? thread.official_answer_id : null;
    const [elsewhere, unpublished, following, handedOff, clocks] = await Promise.all([
      official === null || found.posts.some(({ id }) => id === official) ? [] : this.posts.byIds([official]),
      isSignedIn(viewer) ? this.posts.unpublishedOf(thread.id, viewer.accountId) : [],
      isSignedIn(viewer) ? this.subscriptions.ofPerson(viewer.accountId, thread.id) : null,
      this.handedOff(thread, viewer),
      followsCase(thread, viewer) ? this.clocks.ofThreads([thread.id]) : [],
    ]);
    const question = found.posts.find(({ kind }) => kind === 'QUESTION') ?? null;
    const first = [...found.posts, ...elsewhere].filter((post) => post.id === official && isPublic(post));
    const rest = found.posts.filter((row) => row !== question && row.id !== official);
    const answers = [...first, ...rest];
    const level = following?.level ?? null;
    const related = found.related?.threads ?? [];
    if (number === 1 && isPublic(thread) && thread.resolution !== 'DUPLICATE')
      this.relating.want(thread.id, found.related && { ...found.related, some: related.length > 0 });
    return { thread, number, pages, question, answers, unpublished, clocks, level, related, ...handedOff };
  }

  private async handedOff(
    thread: ThreadRow,
    viewer: Viewer,
  ): Promise<Pick<ThreadView, 'redirection' | 'timeline'>> {
    const isThere = thread.resolution === 'REDIRECTED';
    const [latest] =
      isThere || followsCase(thread, viewer) ? await this.redirections.latestOf([thread.id]) : [];
    const ticket = latest?.ticket && maySeeTicket(viewer, latest.ticket) ? latest.ticket : null;
    if (!latest || !(isThere || ticket)) return { redirection: null, timeline: [] };
    const timeline = ticket ? await this.tickets.timelines([ticket.id]) : [];
    return { redirection: { ...latest, ticket }, timeline };
  }
}

function seen(thread: ThreadRow, viewer: Viewer): ThreadRow {
  if (maySee(viewer, { moderation: thread.moderation, authorId: thread.author_id })) return thread;
  throw new NotFoundException();
}

const followsCase = (thread: ThreadRow, viewer: Viewer): boolean =>
  isAsker(viewer, { authorId: thread.author_id }) || isStaff(viewer);

/** Places of posts have no holes, so the next free one tells how many pages there are. */
export const pagesOf = (thread: Pick<ThreadRow, 'next_position'>): number =>
  Math.max(1, Math.ceil(thread.next_position / POSTS_A_PAGE));

/** The number of a page from its address; anything else than a number from 2 is the first page. */
export function pageNumberOf(value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 1;
  return Math.max(1, number);
}
