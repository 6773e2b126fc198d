import { Injectable } from '@nestjs/common';
import { type Viewer, isUuid } from '#kernel';
import { Database, NotFound, NotPermitted, type Refused, StaleVersion } from '#platform';
import { mayEditCannedReplies } from '../forum.policy.js';
import { CannedRepliesRepository } from './canned-replies.repository.js';

/** A supervisor takes a canned reply out of use; its versions stay, and saving it anew brings it back. */
@Injectable()
export class WithdrawCannedReply {
  constructor(
    private readonly database: Database,
    private readonly replies: CannedRepliesRepository,
  ) {}

  async execute(
    viewer: Viewer,
    { id, version }: { readonly id: string; readonly version: number },
  ): Promise<{ id: string } | Refused> {
    if (!mayEditCannedReplies(viewer)) return new NotPermitted(viewer);
    if (!isUuid(id)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const reply = await this.replies.lock(tx, { id });
      if (!reply || reply.withdrawnAt) return new NotFound(viewer);
      if (reply.version !== version) return new StaleVersion(viewer, reply.version);
      const by = { accountId: viewer.accountId, withdrawn: true };
      await this.replies.write(tx, { ...reply, version: version + 1 }, by);
      return { id };
    });
  }
}
