import { Injectable } from '@nestjs/common';
import { type PostKind, postPublished, privatelyPosted } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { EscalationsRepository } from '../escalations.repository.js';

/** An official answer is what a specialist was asked for. */
@Injectable()
abstract class EndingEscalations implements Handler<{ threadId: string; kind: PostKind }> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly escalations: EscalationsRepository,
  ) {}

  async handle({ threadId, kind }: { threadId: string; kind: PostKind }): Promise<void> {
    if (kind === 'OFFICIAL_ANSWER')
      await this.escalations.endOfThread(this.database.manager, threadId, this.clock.now());
  }
}

@On(postPublished, 'moderation.end-escalations')
@Injectable()
export class EndEscalations extends EndingEscalations {}

@On(privatelyPosted, 'moderation.end-private-escalations')
@Injectable()
export class EndPrivateEscalations extends EndingEscalations {}
