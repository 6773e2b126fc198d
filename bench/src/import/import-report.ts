import { type Verdict, atLeast, atMost } from '../verdicts.js';
import type { ImportFigures } from './measure-import.js';

const THREADS_A_SECOND = 2_000;
const FEW_SECONDS = 5;

export const importVerdicts = ({ few, fewSeconds, many, manySeconds }: ImportFigures): Verdict[] => [
  atMost(`import of ${few} threads, s`, fewSeconds, FEW_SECONDS),
  atLeast(`import of ${many} threads, a second`, many / manySeconds, THREADS_A_SECOND),
];

export function importLines({
  few,
  fewSeconds,
  many,
  manySeconds,
  againSeconds,
  floorSeconds,
}: ImportFigures): string[] {
  const rate = (seconds: number) => (many / seconds).toFixed(0);
  return [
    `import, start and end of the command included: ${few} threads in ${fewSeconds.toFixed(1)} s; ${many} in ` +
      `${manySeconds.toFixed(1)} s, ${rate(manySeconds)} a second; the same again, nothing added, in ` +
      `${againSeconds.toFixed(1)} s`,
    `  the floor: ${floorSeconds.toFixed(1)} s, ${rate(floorSeconds)} a second; ratio ` +
      `${(floorSeconds / manySeconds).toFixed(2)}`,
  ];
}
