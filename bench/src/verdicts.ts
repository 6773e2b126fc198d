/** A figure beside what it should be. */
export interface Verdict {
  readonly measurement: string;
  readonly found: number;
  readonly target: number;
  readonly reached: boolean;
}

export const atLeast = (measurement: string, found: number, target: number): Verdict => ({
  measurement,
  found,
  target,
  reached: found >= target,
});

export const atMost = (measurement: string, found: number, target: number): Verdict => ({
  measurement,
  found,
  target,
  reached: found <= target,
});

export const verdictLine = ({ measurement, found, target, reached }: Verdict): string =>
  `  ${measurement.padEnd(42)} ${short(found).padStart(8)}  target ${short(target).padStart(6)}  ` +
  (reached ? 'reached' : 'NOT reached');

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
