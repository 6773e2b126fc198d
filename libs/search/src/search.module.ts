import { Module } from '@nestjs/common';
import { ForumModule } from '#forum';
import { ArchiveEntries } from './archive-entries.js';
import { FindSimilar } from './find-similar.js';
import { ArchiveResolver } from './graphql/archive.resolver.js';
import { SuggestedRepliesResolver } from './graphql/suggested-replies.resolver.js';
import { MeilisearchCheck } from './meilisearch/meilisearch-check.js';
import { MeilisearchEngine } from './meilisearch/meilisearch-engine.js';
import { MeilisearchIndex } from './meilisearch/meilisearch-index.js';
import { MeilisearchRebuild } from './meilisearch/meilisearch-rebuild.js';
import { MeilisearchSearch } from './meilisearch/meilisearch-search.js';
import { MeilisearchServer } from './meilisearch/meilisearch-server.js';
import { MeilisearchSetup } from './meilisearch/meilisearch-setup.js';
import { SearchHealth } from './meilisearch/search-health.js';
import { ArchiveFigures } from './postgres/archive-figures.js';
import { PostgresSearchEngine } from './postgres/postgres-search-engine.js';
import { PostgresSearchIndex } from './postgres/postgres-search-index.js';
import { Reindex } from './reindex.js';
import { SearchArchive } from './search-archive.js';
import { SearchEngine } from './search-engine.js';
import { SuggestReplies } from './suggest-replies.js';
import { CatchUp } from './tasks/catch-up.js';
import { GatheredIndexing } from './tasks/gathered-indexing.js';
import {
  IndexChangedThread,
  IndexPublishedPost,
  IndexPublishedThread,
  IndexThreads,
} from './tasks/index-thread.js';
import { NoteSimilarThread } from './tasks/note-similar-thread.js';
import { SettleFigures } from './tasks/settle-figures.js';
import { VerifySearch } from './verify-search.js';

@Module({
  imports: [ForumModule],
  providers: [
    ArchiveEntries,
    ArchiveFigures,
    ArchiveResolver,
    CatchUp,
    FindSimilar,
    GatheredIndexing,
    IndexChangedThread,
    IndexPublishedPost,
    IndexPublishedThread,
    IndexThreads,
    MeilisearchCheck,
    MeilisearchEngine,
    MeilisearchIndex,
    MeilisearchRebuild,
    MeilisearchSearch,
    MeilisearchServer,
    MeilisearchSetup,
    NoteSimilarThread,
    PostgresSearchEngine,
    PostgresSearchIndex,
    Reindex,
    SearchArchive,
    SearchHealth,
    SettleFigures,
    SuggestReplies,
    SuggestedRepliesResolver,
    VerifySearch,
    {
      provide: SearchEngine,
      inject: [MeilisearchServer, MeilisearchEngine, PostgresSearchEngine],
      useFactory: (server: MeilisearchServer, meilisearch: SearchEngine, postgres: SearchEngine) =>
        server.configured ? meilisearch : postgres,
    },
  ],
  exports: [
    ArchiveFigures,
    FindSimilar,
    Reindex,
    SearchArchive,
    SearchEngine,
    SearchHealth,
    SuggestReplies,
    VerifySearch,
  ],
})
export class SearchModule {}
