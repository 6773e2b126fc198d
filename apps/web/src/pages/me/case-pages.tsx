import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  DetailsRepository,
  PostTexts,
  PostsRepository,
  ThreadClocksRepository,
  type ThreadRow,
  ThreadsRepository,
  isPublic,
} from '#forum';
import type { FormState } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { CasePage } from './case.page.js';

/** Gathers and sends the page of a person's own question. */
@Injectable()
export class CasePages {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly clocks: ThreadClocksRepository,
    private readonly texts: PostTexts,
    private readonly details: DetailsRepository,
  ) {}

  /** @param told why what the person did on the page was refused, or what was done */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    told: { readonly form?: FormState; readonly detailsSaved?: boolean } = {},
  ): Promise<void> {
    const [text, reason, asked, redacted, clocks, details, into] = await Promise.all([
      this.posts.questionSource(thread.id),
      this.threads.reasonOf(thread.id),
      thread.resolution === 'AWAITING_ASKER' ? this.threads.reasonOf(thread.id, 'RESOLUTION') : null,
      this.texts.isRedacted(thread.id),
      this.clocks.ofThreads([thread.id]),
      this.details.ofThread(thread.id),
      this.threads.mergedInto(thread),
    ]);
    const words = { text: text ?? '', reason, asked: asked?.words ?? null, redacted, details };
    const mergedInto = into && isPublic(into) ? into : null;
    const props = { page: this.pages.of(request), thread, clocks, mergedInto, ...words };
    await this.pages.send(reply, <CasePage {...props} {...told} />, told.form ? 422 : 200);
  }
}
