import { Injectable } from '@nestjs/common';
import { postPublished, threadChanged, threadPublished } from '#forum';
import { type Handler, On, Task } from '#platform';
import { SearchEngine } from '../search-engine.js';
import { indexThreads } from '../search.events.js';
import { GatheredIndexing } from './gathered-indexing.js';

/** Rebuilds the document of the thread from what is published at the time of the job. */
@Injectable()
abstract class IndexesThread implements Handler<{ threadId: string }> {
  constructor(private readonly indexing: GatheredIndexing) {}

  handle({ threadId }: { threadId: string }): Promise<void> {
    return this.indexing.index(threadId);
  }
}

@Injectable()
@On(threadPublished, 'search.index-published-thread')
export class IndexPublishedThread extends IndexesThread {}

@Injectable()
@On(postPublished, 'search.index-published-post')
export class IndexPublishedPost extends IndexesThread {}

@Injectable()
@On(threadChanged, 'search.index-changed-thread')
export class IndexChangedThread extends IndexesThread {}

@Injectable()
@Task(indexThreads)
export class IndexThreads implements Handler<{ threadIds: string[] }> {
  constructor(private readonly engine: SearchEngine) {}

  handle({ threadIds }: { threadIds: string[] }): Promise<void> {
    return this.engine.index(threadIds);
  }
}
