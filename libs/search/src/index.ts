export type { ArchiveEntry } from './archive-entries.js';
export { Deflection, type DeflectionDay, helpedShare, unsentShare } from './deflection/deflection.js';
export { FindSimilar } from './find-similar.js';
export { SearchHealth, type SearchHealthReport } from './meilisearch/search-health.js';
export { ArchiveFigures } from './postgres/archive-figures.js';
export { LATEST as LATEST_PERIODS } from './postgres/periods.js';
export { PostgresRebuild } from './postgres/postgres-rebuild.js';
export { ForgetQueries } from './queries/forget-queries.js';
export { ListQueries } from './queries/list-queries.js';
export { MarkQueryDone } from './queries/mark-query-done.js';
export type { QueryFault, QueryRow } from './queries/queries.repository.js';
export { QueryCounts } from './queries/query-counts.js';
export { INDEX_VERSION } from './index-version.js';
export { Reindex, type ReindexProgress } from './reindex.js';
export { FindSimilarTo } from './related/find-similar-to.js';
export { RelatedThreads } from './related/related-threads.js';
export { isWholeArchive } from './rules/whole-archive.js';
export { type ArchivePage, type FoundEntry, type ArchiveSearch, SearchArchive } from './search-archive.js';
export {
  type ArchiveFilter,
  type Facets,
  SearchEngine,
  type SearchHit,
  type SearchOptions,
  type SearchOrder,
  type SearchPlace,
  type SearchResult,
  type SearchTotal,
} from './search-engine.js';
export { indexThreads } from './search.events.js';
export { mayEditArchive, mayEditSynonyms } from './search.policy.js';
export { SuggestQueries, type Suggestion } from './suggest-queries.js';
export { SuggestReplies, type SuggestedReply } from './suggest-replies.js';
export { RemoveSynonyms } from './synonyms/remove-synonyms.js';
export { SaveSynonyms } from './synonyms/save-synonyms.js';
export { SynonymDictionary } from './synonyms/synonym-dictionary.js';
export { SYNONYM_MODES } from './synonyms/synonym-group.js';
export { type SynonymRow, type SynonymVersion, SynonymsRepository } from './synonyms/synonyms.repository.js';
export { SearchModule } from './search.module.js';
export type { Correction, CorrectionKind } from './understanding/correction.js';
export type { IndexDifference } from './verified-index.js';
export { type IndexVerification, VerifySearch } from './verify-search.js';
