import { Module } from '@nestjs/common';
import { ForumModule } from '#forum';
import { ArchiveEntries } from './archive-entries.js';
import { Deflection } from './deflection/deflection.js';
import { DeflectionResolver } from './deflection/deflection.resolver.js';
import { FindSimilar } from './find-similar.js';
import { ArchiveResolver } from './graphql/archive.resolver.js';
import { FacetCategoriesResolver } from './graphql/facet-categories.resolver.js';
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
import { PostgresRebuild } from './postgres/postgres-rebuild.js';
import { PostgresSearchEngine } from './postgres/postgres-search-engine.js';
import { PostgresSearchIndex } from './postgres/postgres-search-index.js';
import { ForgetFoundLists } from './paging/forget-found-lists.js';
import { FoundLists } from './paging/found-lists.js';
import { ListQueries } from './queries/list-queries.js';
import { MarkQueryDone } from './queries/mark-query-done.js';
import { QUERIES_PROVIDERS } from './queries/queries.providers.js';
import { QueryCounts } from './queries/query-counts.js';
import { Reindex } from './reindex.js';
import { FindSimilarTo } from './related/find-similar-to.js';
import { RELATED_PROVIDERS } from './related/related.providers.js';
import { RelatedThreads } from './related/related-threads.js';
import { SearchArchive } from './search-archive.js';
import { SearchEngine } from './search-engine.js';
import { SuggestQueries } from './suggest-queries.js';
import { SuggestReplies } from './suggest-replies.js';
import { RemoveSynonyms } from './synonyms/remove-synonyms.js';
import { SaveSynonyms } from './synonyms/save-synonyms.js';
import { SynonymDictionary } from './synonyms/synonym-dictionary.js';
import { SYNONYMS_PROVIDERS } from './synonyms/synonyms.providers.js';
import { SynonymsRepository } from './synonyms/synonyms.repository.js';
import { CatchUp } from './tasks/catch-up.js';
import { GatheredIndexing } from './tasks/gathered-indexing.js';
import {
  IndexChangedThread,
  IndexPublishedPost,
  IndexPublishedThread,
  IndexThreads,
} from './tasks/index-thread.js';
import { NoteSimilarThread } from './tasks/note-similar-thread.js';
import { RenewIndex } from './tasks/renew-index.js';
import { SettleFigures } from './tasks/settle-figures.js';
import { RussianWords } from './understanding/russian-words.js';
import { UnderstandQuery } from './understanding/understand-query.js';
import { UnderstandText } from './understanding/understand-text.js';
import { UnderstandWords } from './understanding/understand-words.js';
import { Vocabulary } from './understanding/vocabulary.js';
import { VerifySearch } from './verify-search.js';

@Module({
  imports: [ForumModule],
  providers: [
    ArchiveEntries,
    ArchiveFigures,
    ArchiveResolver,
    Deflection,
    DeflectionResolver,
    FacetCategoriesResolver,
    CatchUp,
    FindSimilar,
    ForgetFoundLists,
    FoundLists,
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
    PostgresRebuild,
    PostgresSearchEngine,
    PostgresSearchIndex,
    Reindex,
    RenewIndex,
    RussianWords,
    SearchArchive,
    SearchHealth,
    SettleFigures,
    SuggestQueries,
    SuggestReplies,
    SuggestedRepliesResolver,
    UnderstandQuery,
    UnderstandText,
    UnderstandWords,
    Vocabulary,
    ...QUERIES_PROVIDERS,
    ...RELATED_PROVIDERS,
    ...SYNONYMS_PROVIDERS,
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
    Deflection,
    FindSimilar,
    FindSimilarTo,
    ListQueries,
    MarkQueryDone,
    QueryCounts,
    Reindex,
    RelatedThreads,
    RemoveSynonyms,
    SaveSynonyms,
    SearchArchive,
    SearchEngine,
    SearchHealth,
    SuggestQueries,
    SuggestReplies,
    SynonymDictionary,
    SynonymsRepository,
    VerifySearch,
  ],
})
export class SearchModule {}
