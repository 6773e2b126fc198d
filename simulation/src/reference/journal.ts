/** The two promises of a question. */
export const PROMISES = ['DECISION', 'ANSWER'] as const;
export type PromiseKind = (typeof PROMISES)[number];

/** What people did to a question, as those who did it were told; `at` is milliseconds. */
export interface Act {
  readonly what: 'ASKED' | 'RETURNED' | 'REVISED' | 'PUBLISHED' | 'REJECTED' | 'ANSWERED';
  readonly question: string;
  readonly at: number;
}

/** The workers looked at deadlines and openings. */
export interface Look {
  readonly what: 'LOOKED';
  readonly at: number;
}

/** Everything that matters for promises, in the order in which it happened. */
export type Journal = ReadonlyArray<Act | Look>;
