import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, Schedules } from '#directory';
import type { Viewer } from '#kernel';
import {
  Database,
  FieldProblem,
  Idempotency,
  InvalidInput,
  NotPermitted,
  Refused,
  parseInput,
} from '#platform';
import { sayHandoff } from './handoff.messages.js';
import { mayRedirect } from './handoff.policy.js';
import { RedirectThread, type Redirected, redirectionInput } from './redirect-thread.js';

const phoneInput = redirectionInput.extend({ channelId: z.uuid('CHANNEL_UNKNOWN') });

/** A moderator sends the asker to a phone line of the directory, inside the window only (docs/product.md §7). */
@Injectable()
export class RedirectToPhone {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly schedules: Schedules,
    private readonly directory: Directory,
    private readonly redirecting: RedirectThread,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof phoneInput>): Promise<Redirected | Refused> {
    if (!mayRedirect(viewer)) return new NotPermitted(viewer);
    const order = parseInput(phoneInput, typed, viewer, sayHandoff);
    if (order instanceof Refused) return order;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    if (closed) return closed;
    const { channelId } = order;
    const channel = await this.directory.channel(channelId);
    if (channel?.kind !== 'PHONE') {
      const message = sayHandoff(viewer.locale, 'CHANNEL_UNKNOWN');
      return new InvalidInput(viewer, [new FieldProblem('channelId', 'CHANNEL_UNKNOWN', message)]);
    }
    const { idempotencyKey: key, ...input } = order;
    const request = { person: viewer, operation: 'redirectToPhone', key, input };
    return this.database.transaction((tx) =>
      this.idempotency.once<Redirected>(tx, request, () =>
        this.redirecting.execute(tx, viewer, order, async () => ({ kind: 'PHONE', channelId })),
      ),
    );
  }
}
