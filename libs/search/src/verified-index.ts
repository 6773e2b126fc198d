/** Where an index is not what the database says. */
export interface IndexDifference {
  readonly threadId: string;
  readonly kind: 'MISSING' | 'SUPERFLUOUS' | 'DIFFERENT';
}

/** An index as it is held against the database. */
export interface VerifiedIndex {
  readonly name: 'postgres' | 'meilisearch';
  /** Of these threads, published or not. */
  differences(threadIds: readonly string[]): Promise<IndexDifference[]>;
  /** Keys of documents whose thread is not in the database at all. */
  strangers(): AsyncIterable<string>;
  /** Brings the documents of these threads up to date. */
  index(threadIds: readonly string[]): Promise<void>;
  remove(documentIds: readonly string[]): Promise<void>;
}
