import { ForgetQueries } from './forget-queries.js';
import { ListQueries } from './list-queries.js';
import { MarkQueryDone } from './mark-query-done.js';
import { QueriesRepository } from './queries.repository.js';
import { QueriesResolver } from './queries.resolver.js';
import { QueryCounts } from './query-counts.js';

export const QUERIES_PROVIDERS = [
  ForgetQueries,
  ListQueries,
  MarkQueryDone,
  QueriesRepository,
  QueriesResolver,
  QueryCounts,
];
