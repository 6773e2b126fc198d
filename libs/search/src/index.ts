export type { ArchiveEntry } from './archive-entries.js';
export { FindSimilar } from './find-similar.js';
export { SearchHealth, type SearchHealthReport } from './meilisearch/search-health.js';
export { ArchiveFigures } from './postgres/archive-figures.js';
export { Reindex, type ReindexProgress } from './reindex.js';
export { type ArchivePage, type ArchiveSearch, SearchArchive } from './search-archive.js';
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
export { SuggestReplies, type SuggestedReply } from './suggest-replies.js';
export { SearchModule } from './search.module.js';
export type { IndexDifference } from './verified-index.js';
export { type IndexVerification, VerifySearch } from './verify-search.js';
