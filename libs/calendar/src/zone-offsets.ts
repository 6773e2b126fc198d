import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset from UTC; all in milliseconds. */
interface OffsetSpan {
  readonly until: number;
  readonly from: number;
  readonly offset: number;
}

/**
 * A zone's local clock between two instants. Its changes are looked up once; after that a local time becomes
 * an instant by addition.
 */
export class ZoneOffsets {
  readonly #spans: readonly OffsetSpan[];

  /** @param from @param until epoch milliseconds: the stretch in which local times will be asked for */
  constructor(timeZone: string, from: number, until: number) {
    this.#spans = spansOf(timeZone, from, until);
  }

  /**
   * The first instant at which the local clock has reached a local time.
   *
   * A time that a clock change skips is reached at the change; a time that comes twice is reached the first
   * time. A later local time is therefore never reached earlier, so that intervals never turn inside out.
   *
   * @param local milliseconds since 1970-01-01 00:00 on the local clock
   * @returns epoch milliseconds
   */
  reach(local: number): number {
    const span = this.#spans.find(({ until, offset }) => until + offset > local);
    if (span === undefined) throw new RangeError('Local time outside the stretch of this clock');
    return Math.max(span.from, local - span.offset);
  }
}

function spansOf(timeZone: string, from: number, until: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const ends = next === null || next.epochMilliseconds >= until ? Infinity : next.epochMilliseconds;
    spans.push({ from: spans.at(-1)?.until ?? -Infinity, until: ends, offset: at.offsetNanoseconds / 1e6 });
    if (next === null || ends === Infinity) return spans;
    at = next;
  }
}
