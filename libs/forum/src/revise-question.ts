import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, type Person, type Viewer } from '#kernel';
import { excerpt, renderMarkdown } from '#markdown';
import { Database, Jobs, NotFound, NotPermitted, Refused, parseInput, typedText } from '#platform';
import { slugify } from '#russian';
import { DetailsRepository } from './asking/details.repository.js';
import { questionDetails } from './asking/question-details.js';
import { detailsChanged, questionAsked } from './forum.events.js';
import { sayForum } from './forum.messages.js';
import { isAsker } from './forum.policy.js';
import { NotAllowedNow, StaleVersion } from './forum.refusals.js';
import { Post } from './post.entity.js';
import { questionDraft } from './screening/drafts.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { Screening } from './screening/screening.js';
import { ThreadChanges } from './thread-changes.js';
import { TITLE_LIMITS, typedBody } from './write-post.js';

const input = z.object({
  threadId: z.uuid(),
  version: z.int(),
  title: typedText(TITLE_LIMITS, 'title_EMPTY'),
  body: typedBody('body_EMPTY'),
  /** Left out, they stay as they are. */
  details: questionDetails.nullish(),
});

/**
 * The asker changes a question that was returned and sends it again: it keeps its due times and so its
 * place in the queue (docs/product.md §4).
 */
@Injectable()
export class ReviseQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly screening: Screening,
    private readonly findings: FindingsRepository,
    private readonly details: DetailsRepository,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ threadId: string } | Refused> {
    const revision = parseInput(input, typed, viewer, sayForum);
    if (revision instanceof Refused) return revision;
    return this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, revision.threadId);
      if (!thread) return new NotFound(viewer);
      if (!isAsker(viewer, thread)) return new NotPermitted(viewer);
      if (thread.version !== revision.version) return new StaleVersion(viewer, thread.version);
      if (thread.moderation !== 'RETURNED') return new NotAllowedNow(viewer, thread.moderation);

      const post = await tx.findOneByOrFail(Post, { threadId: thread.id, kind: 'QUESTION' });
      const { html, text } = renderMarkdown(revision.body);
      const details = revision.details ?? (await this.details.ofThread(thread.id)) ?? {};
      const draft = questionDraft(revision.title, { markdown: revision.body, plain: text }, details);
      const found = await this.screening.screen(tx, viewer as Person, draft, post.id);
      if (found instanceof Refused) return found;
      await tx.update(Post, post.id, { markdown: revision.body, html, plain: text });
      if (revision.details) await this.details.save(tx, thread.id, revision.details);
      await this.findings.forget(tx, post.id);
      await this.findings.keep(tx, post.id, found);
      Object.assign(thread, {
        title: revision.title,
        slug: slugify(revision.title),
        excerpt: excerpt(text, 200),
        lastActivityAt: this.clock.now(),
      });
      await this.changes.moderate(tx, thread, 'PENDING', { actorId: viewer.accountId });
      await this.jobs.emit(tx, questionAsked, { threadId: thread.id, postId: post.id });
      if (revision.details) await this.jobs.emit(tx, detailsChanged, { threadId: thread.id });
      return { threadId: thread.id };
    });
  }
}
