import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LATEST_PERIODS } from '#search';
import { type TestDatabase, cloneDatabase } from './support/database.js';

/** Documents of each sixteenth of a month; none means that all its documents went. */
const COUNTS: ReadonlyArray<readonly [period: string, documents: number]> = [
  ['2026070', 5],
  ['202607f', 3],
  ['2026060', 10],
  ['2026067', 0],
  ['2026068', 20],
  ['2025120', 100],
  ['2025121', 50],
  ['202402a', 1_000],
];

let db: TestDatabase;

beforeAll(async () => {
  db = await cloneDatabase();
  for (const [period, documents] of [...COUNTS, ['м', 9] as const])
    await db.query('INSERT INTO search_lexeme VALUES ($1, $2)', [
      period.startsWith('2') ? `§${period}` : period,
      documents,
    ]);
});
afterAll(() => db.drop());

const latest = async (documents: number) =>
  (await db.query<{ periods: string }>(LATEST_PERIODS, [documents]))[0]?.periods.split(' | ').sort();

it.each([
  [0, ["'§202607f'"]],
  [3, ["'§202607f'"]],
  [7, ["'§202607f'"]],
  [8, ["'§202607':*"]],
  [28, ["'§2026068'", "'§202607':*"]],
  [37, ["'§2026068'", "'§202607':*"]],
  [38, ["'§202606':*", "'§202607':*"]],
  [100, ["'§2025121'", "'§202606':*", "'§202607':*"]],
  [10_000, ["'§202402':*", "'§202512':*", "'§202606':*", "'§202607':*"]],
])('of %d documents the latest periods are %j', async (documents, periods) => {
  expect(await latest(documents)).toEqual(periods);
});

it('has none where nothing is counted', async () => {
  await db.query('DELETE FROM search_lexeme');
  expect((await db.query<{ periods: string | null }>(LATEST_PERIODS, [100]))[0]).toEqual({ periods: null });
});
