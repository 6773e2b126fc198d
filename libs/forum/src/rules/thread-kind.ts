import type { Term } from './clock.js';

/** What a person writes: each kind has its own terms (docs/product.md §3 and §8). */
export const THREAD_KINDS = ['QUESTION', 'COMPLAINT', 'SUGGESTION', 'PRIVATE_QUESTION'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** What may be asked in public. */
export const PUBLIC_KINDS = ['QUESTION', 'COMPLAINT', 'SUGGESTION'] as const satisfies readonly ThreadKind[];

/** The terms of a category: working minutes, and working days for what takes longer. */
export interface CategoryTerms {
  readonly decisionMinutes: number;
  readonly answerMinutes: number;
  readonly privateDecisionMinutes: number;
  readonly privateAnswerMinutes: number;
  readonly complaintDays: number;
  readonly suggestionDays: number;
}

/** How long each clock of a thread may run. A moderator looks at everything within the same time. */
export function termsOf(kind: ThreadKind, category: CategoryTerms): { DECISION: Term; ANSWER: Term } {
  const DECISION = { minutes: category.decisionMinutes };
  switch (kind) {
    case 'QUESTION':
      return { DECISION, ANSWER: { minutes: category.answerMinutes } };
    case 'COMPLAINT':
      return { DECISION, ANSWER: { workingDays: category.complaintDays } };
    case 'SUGGESTION':
      return { DECISION, ANSWER: { workingDays: category.suggestionDays } };
    case 'PRIVATE_QUESTION':
      return {
        DECISION: { minutes: category.privateDecisionMinutes },
        ANSWER: { minutes: category.privateAnswerMinutes },
      };
  }
}

/** What letting in makes of a thread and of its posts; the database refuses the other one. */
export const letInAs = ({ kind }: { readonly kind: ThreadKind }): 'PUBLISHED' | 'PRIVATE' =>
  kind === 'PRIVATE_QUESTION' ? 'PRIVATE' : 'PUBLISHED';
