import { Injectable, NotFoundException } from '@nestjs/common';
import { type ThreadRow, ThreadsRepository, isAsker } from '#forum';
import type { Person } from '#kernel';

/** Questions of the person who looks; for everybody else they are not there. */
@Injectable()
export class OwnQuestions {
  constructor(private readonly threads: ThreadsRepository) {}

  /** @throws NotFoundException where it is nobody's or another person's question. */
  async find(number: string, viewer: Person): Promise<ThreadRow> {
    const thread = /^\d{1,9}$/.test(number) ? await this.threads.byNumber(Number(number)) : null;
    if (!thread || !isAsker(viewer, { authorId: thread.author_id })) throw new NotFoundException();
    return thread;
  }
}
