import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Markup } from '#jsx/jsx-runtime';
import { Directory, Schedules } from '#directory';
import { AnswerDrafts, isPublic } from '#forum';
import { mayRedirect } from '#handoff';
import { Ids, type Viewer, isStaff } from '#kernel';
import { NotFound, NotPermitted, type Refused } from '#platform';
import type { PageContext } from '../../site/page-context.js';
import { Pages } from '../../site/pages.js';
import { AnswerOffersFor } from './answer-offers.js';
import type { ThreadForm } from './thread-form.js';
import { type ThreadView, ThreadViews } from './thread-view.js';
import { type Done, ThreadPage } from './thread.page.js';

interface Drawn {
  readonly page: Markup;
  /** What it shows is not true for long, such as whether a phone line is open just now. */
  readonly passing: boolean;
}

/** Draws a thread's page for whoever looks at it. */
@Injectable()
export class ThreadPages {
  constructor(
    private readonly pages: Pages,
    private readonly views: ThreadViews,
    private readonly directory: Directory,
    private readonly schedules: Schedules,
    private readonly ids: Ids,
    private readonly offers: AnswerOffersFor,
    private readonly answerDrafts: AnswerDrafts,
  ) {}

  draw(page: PageContext, view: ThreadView, done: Done | null): Promise<Drawn> {
    return this.drawn(page, view, done, null);
  }

  /** The page once more, with what was typed and why it cannot be taken. */
  async again(
    request: FastifyRequest,
    reply: FastifyReply,
    address: string,
    form: ThreadForm,
    refusal: Refused,
  ): Promise<void> {
    if (refusal instanceof NotFound) throw new NotFoundException();
    if (refusal instanceof NotPermitted) throw new ForbiddenException();
    const view = await this.views.pageAt(address, 1, request.viewer);
    if (!isPublic(view.thread)) throw new NotFoundException();
    const { page } = await this.drawn(this.pages.of(request), view, null, form);
    await this.pages.send(reply, page, 422);
  }

  /** The page with a form that was filled in for the person. */
  async filledIn(
    request: FastifyRequest,
    reply: FastifyReply,
    address: string,
    form: ThreadForm,
  ): Promise<void> {
    const view = await this.views.pageAt(address, 1, request.viewer);
    if (!isPublic(view.thread)) throw new NotFoundException();
    const { page } = await this.drawn(this.pages.of(request), view, null, form);
    await this.pages.send(reply, page);
  }

  private async drawn(
    page: PageContext,
    view: ThreadView,
    done: Done | null,
    form: ThreadForm | null,
  ): Promise<Drawn> {
    const { accountId } = page.viewer;
    const [lines, closed, offers, scheduled] = await Promise.all([
      this.linesFor(page.viewer),
      isStaff(page.viewer) ? this.schedules.refuseOutsideWindow(page.viewer) : null,
      this.offers.list(page.viewer, view.thread),
      done === 'scheduled' && accountId ? this.answerDrafts.scheduledFor(accountId, view.thread.id) : null,
    ]);
    const channel = view.redirection?.channel;
    const hours = channel ? this.schedules.channelHours(channel) : null;
    const requestId = form?.state.values['requestId'] ?? this.ids.next();
    const props = { page, view, requestId, done, form, hours, lines, closed, offers, scheduled };
    return { page: <ThreadPage {...props} />, passing: hours !== null };
  }

  private linesFor(viewer: Viewer): ReturnType<Directory['phoneLines']> {
    return mayRedirect(viewer) ? this.directory.phoneLines({}) : Promise.resolve([]);
  }
}
