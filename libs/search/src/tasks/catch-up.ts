import { Injectable } from '@nestjs/common';
import { type Handler, Task } from '#platform';
import { MeilisearchEngine } from '../meilisearch/meilisearch-engine.js';
import { SearchEngine } from '../search-engine.js';
import { catchUp } from '../search.events.js';

/** Writes again what Meilisearch did not do; the queue tries until it does. */
@Injectable()
@Task(catchUp)
export class CatchUp implements Handler<{ threadIds: string[] }> {
  constructor(private readonly engine: SearchEngine) {}

  async handle({ threadIds }: { threadIds: string[] }): Promise<void> {
    // Where Meilisearch was taken away since, there is nothing to make up for.
    if (this.engine instanceof MeilisearchEngine) await this.engine.catchUp(threadIds);
  }
}
