import type { EngineName } from '../../../apps/cli/src/search/engines.js';
import type { Quality, Row } from './measure-quality.js';

/** What was measured of one set. */
export interface SetQuality {
  readonly name: string;
  readonly documents: number;
  readonly queries: number;
  readonly engines: ReadonlyMap<EngineName, Quality>;
}

const HEAD = [
  'set',
  'engine',
  'queries',
  'nDCG@10',
  'of clean',
  'R@10',
  'empty',
  'corrected',
  'converted',
  'p50',
  'p95',
];
const LEFT = 3;

export function tableOf(sets: readonly SetQuality[]): string {
  const rows = sets.flatMap(({ name, engines }) =>
    [...engines].flatMap(([engine, quality]) =>
      [...quality].map(([row, verdict]) => [
        name,
        engine,
        row,
        verdict['nDCG@10'].toFixed(4),
        percent(ratioToClean(quality, row)),
        verdict['R@10'].toFixed(3),
        percent(verdict.empty),
        percent(verdict.corrected),
        percent(verdict.converted),
        verdict.p50.toFixed(1),
        verdict.p95.toFixed(1),
      ]),
    ),
  );
  const means = [...macroOf(sets)].map(([what, value]) => `${what}: ${value.toFixed(4)}`);
  return `${table([HEAD, ...rows])}\n\n${means.join('\n')}\n${sets.flatMap(changesOf).join('')}`;
}

/** The words of clean queries that were changed: each is to be read, since real questions have real misspellings. */
const changesOf = ({ name, queries, engines }: SetQuality): string[] =>
  [...engines].flatMap(([engine, quality]) => {
    const clean = quality.get('clean');
    if (engine === 'bm25' || !clean) return [];
    const share = `${Math.round(clean.corrected * queries)} of ${queries} clean queries (${percent(clean.corrected)})`;
    const words = clean.changed.map(
      ({ from, to, queries: times }) => `${from} → ${to}${times > 1 ? ` (${times})` : ''}`,
    );
    return `\n${name}, ${engine}: words changed in ${share}\n${indented(words)}offered instead\n${indented(clean.offered)}`;
  });

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join('');

/** What of the clean queries' nDCG@10 is kept, in the same archive. */
export function ratioToClean(quality: Quality, row: Row): number {
  const clean = quality.get(row.endsWith('careless archive') ? 'clean, careless archive' : 'clean');
  return (quality.get(row)?.['nDCG@10'] ?? 0) / (clean?.['nDCG@10'] || 1);
}

/** Means of nDCG@10 over the sets, by engine and kind of query. */
export function macroOf(sets: readonly SetQuality[]): Map<string, number> {
  const means = new Map<string, number>();
  for (const { engines } of sets)
    for (const [engine, quality] of engines)
      for (const [row, verdict] of quality) {
        const what = `macro nDCG@10, ${engine}, ${row}`;
        means.set(what, (means.get(what) ?? 0) + verdict['nDCG@10'] / sets.length);
      }
  return means;
}

/** Maps as objects. */
export const asJson = (sets: readonly SetQuality[]): string =>
  JSON.stringify(
    {
      sets: sets.map(({ engines, ...set }) => ({
        ...set,
        engines: Object.fromEntries(
          [...engines].map(([engine, quality]) => [
            engine,
            Object.fromEntries(
              [...quality].map(([row, verdict]) => [
                row,
                { ...verdict, ofClean: Number(ratioToClean(quality, row).toFixed(4)) },
              ]),
            ),
          ]),
        ),
      })),
      macro: Object.fromEntries(macroOf(sets)),
    },
    null,
    2,
  );

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function table(rows: readonly string[][]): string {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const pad = (cell: string, i: number) =>
    i < LEFT ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}
