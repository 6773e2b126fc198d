import { FindRelated } from './find-related.js';
import { FindSimilarTo } from './find-similar-to.js';
import { RelatedThreads } from './related-threads.js';
import { RelatedThreadsResolver } from './related-threads.resolver.js';

export const RELATED_PROVIDERS = [FindRelated, FindSimilarTo, RelatedThreads, RelatedThreadsResolver];
