import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { textArray } from '#platform';
import { type TestDatabase, cloneDatabase } from './support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const received = async (texts: string[]) =>
  (await db.query<{ texts: string[] }>('SELECT $1::text[] AS texts', [textArray(texts)]))[0]?.texts;

it('reaches PostgreSQL as it is: quotes, commas, braces, «NULL», nothing at all', async () => {
  for (const texts of [[], [''], ['', ''], ['NULL', '{"a", b}', '\\"', "'", 'ё\n😀']])
    expect(await received(texts)).toEqual(texts);
});

it('reaches PostgreSQL as it is, whatever the texts', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), async (texts) =>
      expect(await received(texts)).toEqual(texts),
    ),
  );
});
