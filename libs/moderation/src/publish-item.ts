import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import type { Refused } from '#platform';
import { type Decided, Decisions } from './decisions.js';

/** A moderator lets a question or a reply in. */
@Injectable()
export class PublishItem {
  constructor(private readonly decisions: Decisions) {}

  execute(viewer: Viewer, input: { itemId: string; version: number }): Promise<Decided | Refused> {
    return this.decisions.decide(viewer, { ...input, kind: 'PUBLISHED', reasonCode: null, reason: null });
  }
}
