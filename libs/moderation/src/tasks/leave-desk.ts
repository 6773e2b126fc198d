import { Injectable } from '@nestjs/common';
import { postDecided } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';

/**
 * What was withdrawn or redirected elsewhere leaves the desk; what was decided on the desk has left it already, and
 * what is said of a text that readers see still wants a decision.
 */
@On(postDecided, 'moderation.leave-desk')
@Injectable()
export class LeaveDesk implements Handler<{ postId: string; decision: string }> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ postId, decision }: { postId: string; decision: string }): Promise<void> {
    if (decision !== 'WITHDRAWN' && decision !== 'REDIRECTED') return;
    await this.database.query(
      `UPDATE desk_item i SET closed_at = $2, claimed_by = NULL, claimed_until = NULL
       FROM post p WHERE i.post_id = $1 AND p.id = i.post_id AND p.moderation <> 'PENDING' AND i.closed_at IS NULL
         AND i.kind NOT IN ('EDIT', 'REPORT')`,
      [postId, this.clock.now()],
    );
  }
}
