import type { SearchOrder } from '#search';

/** What the address asks for. */
export interface Asked {
  readonly query: string;
  /** Slug; empty for all. */
  readonly category: string;
  readonly solved: boolean;
  readonly official: boolean;
  readonly order: SearchOrder;
}
