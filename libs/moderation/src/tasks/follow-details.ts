import { Injectable } from '@nestjs/common';
import { detailsChanged } from '#forum';
import { type Handler, On } from '#platform';
import { DeskRepository } from '../desk.repository.js';

/** Filters and counts by region use the one that the asker gave last. */
@On(detailsChanged, 'moderation.follow-details')
@Injectable()
export class FollowDetails implements Handler<{ threadId: string }> {
  constructor(private readonly items: DeskRepository) {}

  handle({ threadId }: { threadId: string }): Promise<void> {
    return this.items.followRegion(threadId);
  }
}
