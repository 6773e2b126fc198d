import { MOSCOW, localDate } from '#calendar';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Schedules } from '#directory';
import {
  AcceptAnswer,
  AskQuestion,
  Post,
  PostOfficialAnswer,
  PostReply,
  type Thread,
  PostChanges,
  ThreadChanges,
  WithdrawQuestion,
  writePost,
} from '#forum';
import { RedirectToPhone, RedirectToTicket } from '#handoff';
import { Ids, type Person } from '#kernel';
import { Database, Refused } from '#platform';
import type { DemoPost, DemoThread } from '../demo/index.js';
import { timelineOf, type Timeline } from './demo-timeline.js';
import type { SeedingClock } from './seeding-clock.js';

/** Who is who, and where everything is, while stories are told. */
export interface DemoWorld {
  readonly people: ReadonlyMap<string, Person>;
  readonly moderator: Person;
  /** Keys of themes by the addresses that the stories name. */
  readonly categories: ReadonlyMap<string, string>;
  /** Keys of phone lines by their names. */
  readonly channels: ReadonlyMap<string, string>;
  readonly clock: SeedingClock;
  readonly now: Date;
}

/** Tells a demo thread through the use cases by which people would have made it, at the times they would have. */
@Injectable()
export class DemoTeller {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly changes: ThreadChanges,
    private readonly postChanges: PostChanges,
    private readonly ask: AskQuestion,
    private readonly reply: PostReply,
    private readonly answer: PostOfficialAnswer,
    private readonly accept: AcceptAnswer,
    private readonly withdraw: WithdrawQuestion,
    private readonly toTicket: RedirectToTicket,
    private readonly toPhone: RedirectToPhone,
  ) {}

  /** @returns the key of the thread. */
  async tell(world: DemoWorld, story: DemoThread, place: number): Promise<string> {
    const timeline = timelineOf(story, world.now, await this.schedules.moderation(), place);
    const asker = personOf(world, story.author);
    world.clock.set(timeline.asked);
    const { title, body, details } = story;
    const { threadId } = succeeded(
      await this.ask.execute(asker, {
        categoryId: world.categories.get(story.category) ?? '',
        title,
        body,
        details: details ?? {},
      }),
    );
    if (story.state === 'PENDING') return threadId;
    await this.decide(world, story, threadId, timeline);
    for (const post of story.posts) await this.post(world, post, threadId, timeline);
    world.clock.set(timeline.ended);
    if (story.state === 'AWAITING_ASKER')
      await this.change(threadId, (tx, thread) =>
        this.changes.resolve(tx, thread, 'AWAITING_ASKER', { actorId: world.moderator.accountId }),
      );
    return threadId;
  }

  private async decide(
    world: DemoWorld,
    story: DemoThread,
    threadId: string,
    timeline: Timeline,
  ): Promise<void> {
    const { moderator } = world;
    const cause = { actorId: moderator.accountId, reason: story.reason ?? null };
    world.clock.set(timeline.decided);
    switch (story.state) {
      case 'WITHDRAWN':
        return void succeeded(await this.withdraw.execute(personOf(world, story.author), threadId));
      case 'RETURNED':
      case 'REJECTED': {
        const to = story.state;
        return this.change(threadId, (tx, thread) => this.changes.moderate(tx, thread, to, cause));
      }
      case 'REDIRECTED_TICKET':
      case 'REDIRECTED_PHONE':
        return this.redirect(world, story, threadId);
      default:
        return this.change(threadId, (tx, thread) =>
          this.changes.publish(tx, thread, { ...cause, reason: null }),
        );
    }
  }

  private async redirect(
    { moderator, channels }: DemoWorld,
    story: DemoThread,
    threadId: string,
  ): Promise<void> {
    const { version } = await this.database.transaction((tx) => this.lock(tx, threadId));
    const order = { threadId, version, reason: story.reason ?? '' };
    const channelId = channels.get(story.channel ?? '') ?? '';
    succeeded(
      story.state === 'REDIRECTED_TICKET'
        ? await this.toTicket.execute(moderator, order)
        : await this.toPhone.execute(moderator, { ...order, channelId }),
    );
  }

  private async post(world: DemoWorld, post: DemoPost, threadId: string, timeline: Timeline): Promise<void> {
    world.clock.set(timeline.posted(post.hoursAfter));
    const postId = await this.write(world, post, threadId);
    if (!post.accepted) return;
    world.clock.set(timeline.ended);
    const thread = await this.database.transaction((tx) => this.lock(tx, threadId));
    const asker = [...world.people.values()].find(({ accountId }) => accountId === thread.authorId);
    succeeded(await this.accept.execute(asker ?? world.moderator, postId));
  }

  /** @returns the key of the post, which readers see. */
  private async write(world: DemoWorld, post: DemoPost, threadId: string): Promise<string> {
    const author = personOf(world, post.author);
    const { body, reference } = post;
    const validUntil = lastDay(world.clock.now(), post.validForDays);
    if (post.kind === 'OFFICIAL_ANSWER') {
      const answered = succeeded(
        await this.answer.execute(author, { threadId, body, reference, validUntil }),
      );
      if ('postId' in answered) return answered.postId;
    }
    if (post.kind === 'CLARIFICATION' && author.role !== 'CITIZEN')
      return this.askForDetails(author, threadId, body, world);
    const { postId, published } = succeeded(await this.reply.execute(author, { threadId, body }));
    if (!published)
      await this.change(threadId, async (tx, thread) => {
        const waiting = await tx.findOneByOrFail(Post, { id: postId });
        return this.postChanges.admit(tx, thread, waiting, { actorId: world.moderator.accountId });
      });
    return postId;
  }

  private async askForDetails(
    author: Person,
    threadId: string,
    body: string,
    world: DemoWorld,
  ): Promise<string> {
    const id = this.ids.next();
    const post = writePost({ id, threadId, kind: 'CLARIFICATION', author, body, now: world.clock.now() });
    await this.change(threadId, async (tx, thread) => {
      await this.postChanges.addPublished(tx, thread, post);
      return true;
    });
    return id;
  }

  private async change(
    threadId: string,
    work: (tx: EntityManager, thread: Thread) => Promise<boolean>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const thread = await this.lock(tx, threadId);
      if (!(await work(tx, thread)))
        throw new Error(`The demo thread "${thread.title}" tells what may not happen.`);
    });
  }

  private async lock(tx: EntityManager, threadId: string): Promise<Thread> {
    const thread = await this.changes.lock(tx, threadId);
    if (!thread) throw new Error('A demo thread has gone while it was told.');
    return thread;
  }
}

function personOf({ people }: DemoWorld, key: string): Person {
  const person = people.get(key);
  if (!person) throw new Error(`Nobody of the demo is called ${key}.`);
  return person;
}

function succeeded<T>(outcome: T | Refused): T {
  if (outcome instanceof Refused)
    throw new Error(`The demo tells what may not happen: ${outcome.code} ${outcome.message}`);
  return outcome;
}

const DAY_MS = 24 * 60 * 60_000;

const lastDay = (given: Date, days?: number): string | null =>
  days === undefined ? null : localDate(new Date(given.getTime() + days * DAY_MS), MOSCOW);
