import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Schedules } from '#directory';
import { NotAllowedNow, Post, Thread, isAuthor, isPublicPost } from '#forum';
import { Clock, Ids, type Person, type Viewer, isSignedIn } from '#kernel';
import { Database, NotFound, NotPermitted, Refused, parseInput, typedText } from '#platform';
import { DeskRepository, DUE_MS } from './desk.repository.js';
import { sayModeration } from './moderation.messages.js';
import { AlreadyDecided, TooManyReports } from './moderation.refusals.js';
import { REPORT_REASONS, ReaderReports } from './reader-reports.repository.js';

const input = z
  .object({
    postId: z.uuid(),
    reason: z.enum(REPORT_REASONS),
    words: typedText({ min: 0, max: 1_000, multiline: true })
      .nullish()
      .transform((text) => text || null),
  })
  .refine(({ reason, words }) => reason !== 'OTHER' || words !== null, {
    path: ['words'],
    message: 'report_WORDS',
  });
type Report = z.output<typeof input>;

/** Posts that one person may report within an hour: more than anybody reads with care. */
const REPORTS_AN_HOUR = 10;
const HOUR_MS = 60 * 60_000;

export interface Reported {
  readonly postId: string;
}

/**
 * A reader says what is wrong with a published post. All that is said of one post gathers in one item of the desk;
 * a person has one report on it, which a second one replaces.
 */
@Injectable()
export class ReportPost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly items: DeskRepository,
    private readonly reports: ReaderReports,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Reported | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    const report = parseInput(input, typed, viewer, sayModeration);
    if (report instanceof Refused) return report;
    const now = this.clock.now();
    const due = (await this.schedules.moderation()).addWorkingTime(now, DUE_MS);
    return this.database.transaction((tx) => this.save(tx, viewer, report, now, due));
  }

  private async save(
    tx: EntityManager,
    person: Person,
    { postId, reason, words }: Report,
    now: Date,
    due: Date,
  ): Promise<Reported | Refused> {
    const post = await tx.findOneBy(Post, { id: postId });
    const thread = post && (await tx.findOneBy(Thread, { id: post.threadId }));
    if (!thread || !isPublicPost(thread, post)) return new NotFound(person);
    if (isAuthor(person, post)) return new NotAllowedNow(person, 'OWN_POST');
    await this.reports.holdReader(tx, person.accountId);
    const earlier = await this.reports.ofReader(tx, postId, person.accountId);
    // A text that was looked at is looked at once more when it has changed, not when the same person insists.
    if (earlier?.decided_at && earlier.on_version === post.version)
      return new AlreadyDecided(person, earlier.decided_at);
    const waits = earlier !== null && earlier.decided_at === null;
    if (waits && earlier.reason === reason && earlier.words === words) return { postId };
    if (!waits) {
      const since = new Date(now.getTime() - HOUR_MS);
      const first = await this.reports.sentBefore(tx, person.accountId, REPORTS_AN_HOUR, since);
      if (first) return new TooManyReports(person, new Date(first.getTime() + HOUR_MS));
    }
    // The item first, as whoever decides on it takes it: the two must not wait for each other.
    await this.items.enterReported(tx, postId, now, due);
    await this.reports.put(tx, {
      id: this.ids.next(),
      post_id: postId,
      reporter_id: person.accountId,
      reason,
      words,
      on_version: post.version,
      reported_at: waits ? earlier.reported_at : now,
    });
    return { postId };
  }
}
