/** A specialist who covers the category of a question. */
export interface Candidate {
  readonly accountId: string;
  readonly onDuty: boolean;
  /** Questions that they were asked to answer and that still wait. */
  readonly load: number;
  readonly lastEscalatedAt: Date | null;
}

/**
 * Who gets an escalated question (docs/product.md §4): of those on duty, or of all where nobody is, the one with
 * the fewest that wait; of equals, who has had the longest rest.
 *
 * @returns the account, or `null` when nobody covers the category.
 */
export function chooseSpecialist(candidates: readonly Candidate[]): string | null {
  const onDuty = candidates.filter((candidate) => candidate.onDuty);
  const [chosen] = (onDuty.length > 0 ? onDuty : candidates).toSorted(
    (a, b) =>
      a.load - b.load ||
      (a.lastEscalatedAt?.getTime() ?? 0) - (b.lastEscalatedAt?.getTime() ?? 0) ||
      a.accountId.localeCompare(b.accountId, 'en'),
  );
  return chosen?.accountId ?? null;
}
