import { Injectable } from '@nestjs/common';
import { RedirectToPhone, RedirectToTicket } from '#handoff';
import type { Viewer } from '#kernel';
import { FieldProblem, InvalidInput, type Refused } from '#platform';
import { sayDesk } from '../messages/desk.js';

/** The fields of the form as the page calls them, and what the use cases call otherwise. */
export const REDIRECT_FIELDS = ['destination', 'channelId', 'redirectReason'];
export const REDIRECT_RENAMED = { reason: 'redirectReason' };

/** Hands the form that sends a question on to the use case of its destination. */
@Injectable()
export class Redirect {
  constructor(
    private readonly toTicket: RedirectToTicket,
    private readonly toPhone: RedirectToPhone,
  ) {}

  async execute(
    viewer: Viewer,
    threadId: string,
    values: Readonly<Record<string, string>>,
  ): Promise<object | Refused> {
    const order = {
      threadId,
      version: Number(values['version']),
      reason: values['redirectReason'] ?? '',
      idempotencyKey: values['requestId'] ?? null,
    };
    if (values['destination'] === 'TICKET') return this.toTicket.execute(viewer, order);
    if (values['destination'] === 'PHONE')
      return this.toPhone.execute(viewer, { ...order, channelId: values['channelId'] ?? '' });
    const message = sayDesk(viewer.locale, 'CHOOSE_DESTINATION');
    return new InvalidInput(viewer, [new FieldProblem('destination', 'UNKNOWN_CHOICE', message)]);
  }
}
