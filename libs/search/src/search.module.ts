import { Module } from '@nestjs/common';
import { ForumModule } from '#forum';
import { ArchiveEntries } from './archive-entries.js';
import { FindSimilar } from './find-similar.js';
import { ArchiveResolver } from './graphql/archive.resolver.js';
import { SuggestedRepliesResolver } from './graphql/suggested-replies.resolver.js';
import { ArchiveFigures } from './postgres/archive-figures.js';
import { PostgresSearchEngine } from './postgres/postgres-search-engine.js';
import { PostgresSearchIndex } from './postgres/postgres-search-index.js';
import { Reindex } from './reindex.js';
import { SearchArchive } from './search-archive.js';
import { SearchEngine } from './search-engine.js';
import { SuggestReplies } from './suggest-replies.js';
import { GatheredIndexing } from './tasks/gathered-indexing.js';
import {
  IndexChangedThread,
  IndexPublishedPost,
  IndexPublishedThread,
  IndexThreads,
} from './tasks/index-thread.js';
import { NoteSimilarThread } from './tasks/note-similar-thread.js';
import { SettleFigures } from './tasks/settle-figures.js';
import { UnderstandQuery } from './understanding/understand-query.js';
import { Vocabulary } from './understanding/vocabulary.js';

@Module({
  imports: [ForumModule],
  providers: [
    ArchiveEntries,
    ArchiveFigures,
    ArchiveResolver,
    FindSimilar,
    GatheredIndexing,
    IndexChangedThread,
    IndexPublishedPost,
    IndexPublishedThread,
    IndexThreads,
    NoteSimilarThread,
    PostgresSearchIndex,
    Reindex,
    SearchArchive,
    SettleFigures,
    SuggestReplies,
    SuggestedRepliesResolver,
    UnderstandQuery,
    Vocabulary,
    { provide: SearchEngine, useClass: PostgresSearchEngine },
  ],
  exports: [ArchiveFigures, FindSimilar, Reindex, SearchArchive, SearchEngine, SuggestReplies],
})
export class SearchModule {}
