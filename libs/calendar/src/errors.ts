/**
 * A schedule has no opening where one is needed: no hours at all (told when it is compiled), or none left
 * after an instant, because all its openings are past exceptions.
 */
export class NeverOpens extends Error {
  override readonly name = 'NeverOpens';

  /** @param after the instant after which nothing opens; `null` when the schedule has no hours at all */
  constructor(readonly after: Date | null) {
    super(
      after === null ? 'The schedule never opens' : `The schedule never opens after ${after.toISOString()}`,
    );
  }
}

/** A schedule names a production calendar other than the one it was given. */
export class CalendarMismatch extends Error {
  override readonly name = 'CalendarMismatch';

  constructor(
    readonly wanted: string,
    readonly given: string | null,
  ) {
    super(`The schedule follows the production calendar ${wanted}, but was given ${given ?? 'none'}`);
  }
}
