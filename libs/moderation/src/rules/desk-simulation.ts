/** Work for the desk on the axis of its working time, in milliseconds: what comes while it is closed comes at the opening. */
export interface Job {
  readonly arrives: number;
  /** How long it takes one moderator. */
  readonly takes: number;
}

/** A stretch of working time in which the same number of moderators works; stretches follow one another. */
export interface Shift {
  readonly until: number;
  readonly moderators: number;
}

/**
 * When each job is done by a desk that works in the order of arrival: a queue with as many servers as the shift
 * has moderators. Whoever is at work when fewer are needed finishes first. After the last shift it goes on.
 *
 * More moderators in any shift never finish any job later: at the instant at which a job begins there are no more
 * earlier ones at work, by induction over the jobs.
 *
 * @param jobs in the order of `arrives`
 * @returns the end of each; `Infinity` for those that nobody is left to do
 */
export function workThrough(jobs: readonly Job[], shifts: readonly Shift[]): Float64Array {
  const ends = new Float64Array(jobs.length);
  const atWork = new EndsOfWork();
  let [now, place] = [0, 0];
  for (const [index, { arrives, takes }] of jobs.entries()) {
    now = Math.max(now, arrives);
    for (;;) {
      while (place < shifts.length - 1 && (shifts[place]?.until ?? 0) <= now) place++;
      atWork.leaveBy(now);
      if (atWork.size < (shifts[place]?.moderators ?? 0)) break;
      const nextShift = place < shifts.length - 1 ? (shifts[place]?.until ?? Infinity) : Infinity;
      now = Math.min(nextShift, atWork.first);
      if (now === Infinity) return ends.fill(Infinity, index);
    }
    ends[index] = now + takes;
    atWork.add(now + takes);
  }
  return ends;
}

/** When those at work will be free, the soonest first: a binary heap. */
class EndsOfWork {
  private readonly heap: number[] = [];

  get size(): number {
    return this.heap.length;
  }

  get first(): number {
    return this.heap[0] ?? Infinity;
  }

  leaveBy(now: number): void {
    while (this.first <= now) this.removeFirst();
  }

  add(end: number): void {
    const { heap } = this;
    let place = heap.push(end) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] ?? 0;
      if (other <= end) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = end;
  }

  private removeFirst(): void {
    const { heap } = this;
    const last = heap.pop() ?? Infinity;
    if (heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if ((heap[below + 1] ?? Infinity) < (heap[below] ?? Infinity)) below++;
      const other = heap[below] ?? Infinity;
      if (other >= last) break;
      heap[place] = other;
      place = below;
    }
    heap[place] = last;
  }
}
