import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#kernel';
import { SearchArchive } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';

const TITLES = [
  'Замена паспорта',
  'Регистрация по месту жительства',
  'Не приходит sms с кодом',
  'Справка о доходах',
  'Выплата на ребёнка',
  'Закон II созыва',
];

/** A text that a query finds only if it is understood. */
describe('the understanding of a query', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    const categoryId = await putCategory(app);
    const often = Array.from({ length: 520 }, (_, i) => `Вопрос о субсидии номер ${i}`);
    await putArchive(
      app,
      [...TITLES, ...often, 'Субсыдия на оплату'].map((title) => ({ categoryId, title })),
    );
  });
  afterAll(() => app.close());

  const search = (query: string, options: { literal?: boolean } = {}) =>
    app.get(SearchArchive).execute(ANONYMOUS, { query, ...options });
  const titles = async (query: string) => (await search(query)).edges.map(({ node }) => node.title);

  it.each([
    ['gfcgjhn', 'Замена паспорта', 'LAYOUT', 'паспорт'],
    ['pfvtyf gfcgjhnf', 'Замена паспорта', 'LAYOUT', 'замена'],
    ['htubcnhfwbz gj vtcne ;bntkmcndf', 'Регистрация по месту жительства', 'LAYOUT', 'жительства'],
    ['ыьы', 'Не приходит sms с кодом', 'LAYOUT', 'sms'],
    ['pasporta', 'Замена паспорта', 'TRANSLITERATION', 'паспорта'],
    ['registratsiia po mestu zhitelstva', 'Регистрация по месту жительства', 'TRANSLITERATION', 'жительства'],
    ['spravka o dohodah', 'Справка о доходах', 'TRANSLITERATION', 'доходах'],
    ['регестрация', 'Регистрация по месту жительства', 'SPELLING', 'регистрация'],
    ['паспрот', 'Замена паспорта', 'SPELLING', 'паспорт'],
    ['ригистрацыя', 'Регистрация по месту жительства', 'SPELLING', 'регистрация'],
    ['регистраццыя', 'Регистрация по месту жительства', 'SPELLING', 'регистрация'],
  ])('%s finds %s by %s', async (query, title, kind, to) => {
    const page = await search(query);
    expect(page.edges[0]?.node.title).toBe(title);
    expect(page.corrections.map((correction) => correction.kind)).toContain(kind);
    expect(page.corrections.map((correction) => correction.to).join(' ')).toContain(to);
  });

  it.each([
    ['справок', 'Справка о доходах'],
    ['дети', 'Выплата на ребёнка'],
    ['прописка', 'Регистрация по месту жительства'],
    ['смс', 'Не приходит sms с кодом'],
  ])('%s finds %s without a correction', async (query, title) => {
    const page = await search(query);
    expect(page.edges[0]?.node.title).toBe(title);
    expect(page.corrections).toEqual([]);
  });

  it.each([
    ['a word that the archive knows', 'паспорта'],
    ['a name', 'справка Пасспорту'],
    ['a number', '12345'],
    ['a quoted phrase', '«паспрот»'],
    ['an abbreviation', 'ПАСПР'],
    ['a short word', 'пас'],
    ['a Russian word one letter from a known one', 'справка о доводах'],
    ['a word of the synonym table', 'загран'],
    ['a Roman numeral', 'закон II'],
    ['a foreign word that is known', 'sms'],
  ])('%s stays as it is: %s', async (_, query) => {
    expect((await search(query)).corrections).toEqual([]);
  });

  it('looks for a word just as it was typed when asked to', async () => {
    const page = await search('паспрот', { literal: true });
    expect(page.edges).toEqual([]);
    expect(page.corrections).toEqual([]);
  });

  it('finds the common word beside a misspelling that the archive has too, and offers it', async () => {
    const page = await search('субсыдия');
    expect(page.edges[0]?.node.title).toBe('Субсыдия на оплату');
    expect(page.edges.length).toBeGreaterThan(5);
    expect(page.corrections).toEqual([]);
    expect(page.didYouMean).toBe('субсидии');
  });

  const ODD: ReadonlyArray<readonly [string, string]> = [
    ['nothing', ''],
    ['spaces', ' \t\n\u00A0'],
    ['control characters', 'код\u0000\u0001\u001B[31m\u007F'],
    ['directions', '\u202Eкод\u202C\u2066'],
    ['unpaired surrogates', '\uD800код\uDC00'],
    ['signs only', '!?.,;:"«»()[]{}<>@#№$%^&*-_=+/\\|~`'],
    ['quotes', '"«“„'.repeat(200)],
    ['minuses', '- -- --- -код -'.repeat(50)],
    ['tsquery', "код & (паспорт | !смс):*A <-> 'x' \\ \\' <2> ::tsquery"],
    ['Meilisearch', 'category = "x" AND NOT _geoRadius(1,2,3) OR id IN [1] TO 5 --filter'],
    ['SQL', '\'; DROP TABLE post; -- " OR 1=1 $1 %s {{x}}'],
    ['operators', 'тема: решено:да:нет категория:: с:по:до: вид: регион:%00 с:9999-99-99'],
    ['10,000 words', 'паспорт регистрация справка '.repeat(3_334)],
    ['10,000 unknown words', Array.from({ length: 10_000 }, (_, i) => `неведомое${i % 977}слово`).join(' ')],
    ['misspelt words', 'паспрот регестрация спрвака выпалта жительтсва '.repeat(30)],
    ['wrong layout', 'gfcgjhn htubcnhfwbz cghfdrf dsgkfnf '.repeat(30)],
    ['Latin letters', 'shchyotchik yushchenko schshchsch '.repeat(30)],
    ['one long word', 'ё'.repeat(100_000)],
    ['one long Latin word', 'shch'.repeat(25_000)],
    ['accents', `п${'\u0301'.repeat(5_000)}аспорт`],
    ['emoji', '👩‍👩‍👧‍👦'.repeat(500)],
  ];

  it.each(ODD)('takes %s for a query', async (_, query) => {
    await search(query);
    const start = process.cpuUsage();
    await expect(search(query)).resolves.toMatchObject({ degraded: false });
    // Of this process, a tenth of that as a rule; PostgreSQL's part is bounded by the words that are read.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
  });

  it('gives every found title for its own words', async () => {
    for (const title of TITLES) expect(await titles(title)).toContain(title);
  });
});
