import { Injectable } from '@nestjs/common';
import { type Viewer, isSignedIn } from '#kernel';
import { Database, NotPermitted, type Refused } from '#platform';
import { Sessions } from './sessions.js';

/** Ends the session that the request came with. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  async execute(viewer: Viewer): Promise<{ readonly ended: true } | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    await this.database.transaction((tx) => this.sessions.end(tx, viewer.sessionId));
    return { ended: true };
  }
}
