/** Who can be asked questions whose answers were judged. */
export const ENGINES = ['postgres', 'meilisearch', 'bm25'] as const;
export type EngineName = (typeof ENGINES)[number];
