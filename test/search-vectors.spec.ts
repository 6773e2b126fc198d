import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { keyOf } from '#platform';
import { PostgresRebuild, Reindex, VerifySearch } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';
import { wrongFigures } from './support/search-figures.js';

const repeated = (word: string, times: number) => Array.from({ length: times }, () => word).join(' ');
const numbered = (times: number) => Array.from({ length: times }, (_, i) => `слово${i}`).join(' ');

/** What PostgreSQL's parser takes apart, leaves out, gives to another dictionary, or holds for something else than a word. */
const ODD =
  '0 00 0а а0 007 1е5 1e5 45м2 abc abc123 123abc а1б2в3 ab12cd 3д д3 и1 1и и не the running ſ ﬁ Ⅷ ½ № ^ § ¨ _ ё́ ёлка ' +
  'www.gosuslugi.ru a@b.example 07.11.2024 А40-1/2 кто-то http://x.example/?a=b#c <b>жирно</b> &amp; -5 +7 1,5 ' +
  'заявка заявление заявитель заявителю заявлять справок детей ქართული 漢字 한국어 हिन्दी עברית العربية 𐐀𐐁 𝔸 👩‍👩‍👧 ї ў';

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD.split(' ')) },
  { weight: 2, arbitrary: fc.stringMatching(/^[а-яa-z0-9]{1,12}$/) },
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc
  .array(word, { minLength: 1, maxLength: 60 })
  .map((words) => words.join(' ').replaceAll('\0', '').toWellFormed());
const thread = fc.record({
  title: text.map((all) => all.slice(0, 150).toWellFormed()),
  question: text,
  official: fc.option(text, { nil: undefined }),
  answers: fc.array(text, { maxLength: 3 }),
});

let app: TestApp;
let categoryId: string;

/** Built anew, and held against what PostgreSQL makes and counts of the same texts. */
const rebuilt = async () => {
  await app.get(Reindex).execute(() => {}, { again: true });
  const [verification] = await app.get(VerifySearch).execute();
  return { ...verification, wrongFigures: await wrongFigures(app.db) };
};
const whole = (threads: number) => ({ threads, missing: 0, superfluous: 0, different: 0, wrongFigures: [] });

beforeAll(async () => {
  app = await startApp({ jobs: false });
  categoryId = keyOf('Category', await putCategory(app)) ?? '';
  for (const { official, ...rest } of fc.sample(thread, 600))
    await putArchived(app, { ...rest, ...(official ? { official } : {}), categoryId });
});
afterAll(() => app.close());

describe('the vectors of a rebuilt index', () => {
  it('are what PostgreSQL makes of the same texts', async () => {
    expect(await rebuilt()).toMatchObject(whole(600));
  });

  it('are so of texts as long as a vector can hold, and longer', async () => {
    const question = 'Куда идти?';
    for (const times of [254, 255, 256, 300, 16_382, 16_383, 16_384, 20_000]) {
      await putArchived(app, { title: `Справка ${times}`, categoryId, question: repeated('справка', times) });
      await putArchived(app, { title: `Номера ${times}`, categoryId, question, answers: [numbered(times)] });
    }
    await putArchived(app, { title: 'Длинное слово', categoryId, question: `до ${'ы'.repeat(3_000)} после` });
    expect(await rebuilt()).toMatchObject(whole(617));
  });

  it('are so when words were forgotten on the way', async () => {
    app.get(PostgresRebuild).wordsRemembered = 100;
    expect(await rebuilt()).toMatchObject(whole(617));
  });
});
