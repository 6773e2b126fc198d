import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { asTyped, parseQuery, searchWords, tokens } from '#russian';
import { ArchiveFigures, SearchEngine, type SearchHit, type SearchOptions, type SearchResult } from '#search';
import { type TestApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';

export interface EngineUnderTest {
  readonly app: TestApp;
  readonly close: () => Promise<void>;
}

/** As many words as tell most of a text. */
const about = (text: string) => searchWords(text).slice(0, 24).map(asTyped);

/**
 * What every adapter of the port keeps to.
 *
 * @param open an app whose archive is empty.
 */
export function keepsTheSearchEngineContract(open: () => Promise<EngineUnderTest>): void {
  let under: EngineUnderTest;
  let engine: SearchEngine;
  const titles = new Map<string, string>();
  const ids = new Map<string, string>();
  const categories: string[] = [];

  const search = (query: string, options: Partial<SearchOptions> = {}): Promise<SearchResult> => {
    const { words, phrases, excluded } = parseQuery(query);
    const sought = { words: words.map(asTyped), phrases, excluded };
    return engine.search(sought, { order: 'RELEVANCE', size: 20, ...options });
  };
  const titlesOf = (hits: readonly SearchHit[]) => hits.map(({ threadId }) => titles.get(threadId));
  const found = async (query: string, options: Partial<SearchOptions> = {}) => {
    const { hits, degraded } = await search(query, options);
    expect(degraded).toBe(false);
    return titlesOf(hits);
  };

  beforeAll(async () => {
    under = await open();
    engine = under.app.get(SearchEngine);
    for (const slug of ['documents', 'health'])
      categories.push(keyOf('Category', await putCategory(under.app, slug)) ?? '');
    const [documents = '', health = ''] = categories;
    for (const thread of [
      {
        title: 'Замена паспорта',
        categoryId: documents,
        question: 'Потеряла его в поезде. Куда идти?',
        official: 'Подайте заявление в отделение полиции.',
        solved: true,
        at: '2026-01-10T09:00:00Z',
      },
      {
        title: 'Куда подать заявление',
        categoryId: documents,
        question: 'Нужна справка о несудимости. Если есть паспорт, то можно в любом отделении?',
        at: '2026-02-10T09:00:00Z',
      },
      {
        title: 'Запись к врачу',
        categoryId: health,
        question: 'Не приходит талон на приём к врачу.',
        answers: ['Талон приходит в личный кабинет.', 'Ёмкость для анализов возьмите с собой.'],
        kind: 'COMPLAINT',
        at: '2026-03-10T09:00:00Z',
      },
      {
        title: 'Приём документов',
        categoryId: health,
        // With a Latin letter, as a keyboard in the other layout leaves it behind.
        question: 'Врач не подписал справку для водит\u0065ля.',
        official: 'Обратитесь к заведующему.',
        at: '2026-04-10T09:00:00Z',
      },
    ]) {
      const id = await putArchived(under.app, thread);
      titles.set(id, thread.title);
      ids.set(thread.title, id);
    }
    await engine.index([...ids.values()]);
    await under.app.get(ArchiveFigures).settle();
  }, 120_000);
  afterAll(() => under.close());

  describe('keeps the contract of a search engine', () => {
    it.each([
      ['паспортом', ['Замена паспорта', 'Куда подать заявление']],
      ['ЕМКОСТЯМИ', ['Запись к врачу']],
      ['ё́мкость', ['Запись к врачу']],
      ['водителем', ['Приём документов']],
      ['ёмк\u006Fсть', ['Запись к врачу']],
      ['верблюд', []],
      ['верблюд заведующий', ['Приём документов']],
    ])('finds %s in any form, the title before the text', async (query, expected) => {
      expect(await found(query)).toEqual(expected);
    });

    it('finds a phrase only where its words follow each other', async () => {
      expect(await found('«талон на приём»')).toEqual(['Запись к врачу']);
      expect(await found('«приём талон»')).toEqual([]);
      expect(await found('«талон на приём» паспорт')).toEqual(['Запись к врачу']);
    });

    it('leaves out what a minus excludes', async () => {
      expect(await found('врач -талон')).toEqual(['Приём документов']);
      expect(await found('-талон')).toEqual([]);
    });

    it('finds a word by every other way to say it', async () => {
      const alternatives = [
        { words: ['доктор'], share: 1 },
        { words: ['врач'], share: 0.5 },
        { words: ['личный', 'кабинет'], share: 0.5 },
      ];
      const query = { words: [{ typed: 'доктор', alternatives }], phrases: [], excluded: [] };
      const { hits } = await engine.search(query, { order: 'RELEVANCE', size: 20 });
      expect(titlesOf(hits)).toEqual(expect.arrayContaining(['Запись к врачу', 'Приём документов']));
    });

    it('narrows hits by each filter', async () => {
      const [documents, health] = categories;
      expect(await found('заявление паспорт', { solved: true })).toEqual(['Замена паспорта']);
      expect(await found('заявление паспорт', { solved: false })).toEqual(['Куда подать заявление']);
      expect(await found('врач', { officialAnswer: true })).toEqual(['Приём документов']);
      expect(await found('справка', { categoryId: documents })).toEqual(['Куда подать заявление']);
      expect(await found('справка', { categoryId: health })).toEqual(['Приём документов']);
    });

    it('narrows hits by kind and date, and counts what they could be narrowed to', async () => {
      const [documents = '', health = ''] = categories;
      expect(await found('врач', { kind: 'COMPLAINT' })).toEqual(['Запись к врачу']);
      const [from, to] = [new Date('2026-01-10T09:00:00Z'), new Date('2026-02-10T09:00:00Z')];
      expect(await found('заявление паспорт', { from, to })).toEqual(['Замена паспорта']);
      expect(await found('заявление паспорт', { from: to })).toEqual(['Куда подать заявление']);

      const { facets } = await search('заявление врач', { facets: true });
      expect(facets).toEqual({
        categories: new Map([
          [documents, 2],
          [health, 2],
        ]),
        kinds: new Map([
          ['QUESTION', 3],
          ['COMPLAINT', 1],
        ]),
        solved: new Map([
          [true, 1],
          [false, 3],
        ]),
        official: new Map([
          [true, 2],
          [false, 2],
        ]),
        regions: new Map(),
        exact: true,
      });
      expect((await search('заявление врач')).facets).toBeNull();
      const narrowed = await search('заявление врач', { facets: true, categoryId: health });
      expect(narrowed.facets?.categories).toEqual(new Map([[health, 2]]));
    });

    it.each(['RELEVANCE', 'DATE'] as const)('pages by %s without repeating or leaving out', async (order) => {
      const whole = await search('заявление справка врач паспорт', { order });
      const pages: SearchHit[] = [];
      for (let after: SearchHit | undefined; ; after = pages.at(-1)) {
        const { hits } = await search('заявление справка врач паспорт', {
          order,
          size: 1,
          after: after ?? null,
        });
        if (hits.length === 0) break;
        pages.push(...hits);
      }
      expect(pages).toEqual(whole.hits);
      expect(new Set(pages.map(({ threadId }) => threadId)).size).toBe(pages.length);
      expect(whole.total).toEqual({ count: pages.length, exact: true });
      const keys = pages.map(({ key }) => key);
      expect(keys).toEqual(keys.toSorted((a, b) => b - a));
      expect(pages.length).toBeGreaterThan(1);
    });

    it('suggests titles that have all the words, the last one only begun', async () => {
      expect(titlesOf(await engine.suggest(['запись', 'врачу'], 5))[0]).toBe('Запись к врачу');
      expect(titlesOf(await engine.suggest([], 5))).toEqual([]);
    });

    it('finds what is about the same as a text', async () => {
      const hits = await engine.similar(about('Потерян паспорт. Еду в поезде, куда идти?'), 3);
      expect(titlesOf(hits)[0]).toBe('Замена паспорта');
      expect(await engine.similar([], 3)).toEqual([]);
    });

    it('finds what is about the same in other words', async () => {
      const alternatives = [
        { words: ['доктор'], share: 1 },
        { words: searchWords('приём к врачу'), share: 0.7 },
        { words: ['заведующий'], share: 0.5 },
      ];
      const hits = await engine.similar([{ typed: 'доктор', alternatives }], 3, { hardlyAlike: true });
      expect(titlesOf(hits)).toEqual(expect.arrayContaining(['Запись к врачу', 'Приём документов']));
      const [category] = categories;
      const only = { categoryId: category ?? null };
      expect(await engine.similar([{ typed: 'доктор', alternatives }], 3, only)).toEqual([]);
      const answered = await engine.similar(about('врач паспорт'), 5, {
        officialAnswer: true,
        hardlyAlike: true,
      });
      expect(titlesOf(answered).toSorted()).toEqual(['Замена паспорта', 'Приём документов']);
    });

    it('forgets what is not published any more, and finds what is published anew', async () => {
      const id = ids.get('Приём документов') ?? '';
      const set = (moderation: string) =>
        under.app.db.query('UPDATE thread SET moderation = $2 WHERE id = $1', [id, moderation]);
      await set('HIDDEN');
      await engine.index([id]);
      expect(await found('заведующий')).toEqual([]);
      await set('PUBLISHED');
      await engine.index([id, id]);
      expect(await found('заведующий')).toEqual(['Приём документов']);
      await engine.remove([id]);
      expect(await found('заведующий')).toEqual([]);
      await engine.index([id]);
    });

    it('indexes the last state of a thread, however many write it at once', async () => {
      const id = ids.get('Запись к врачу') ?? '';
      const change = async (word: string) => {
        await under.app.db.query("UPDATE post SET plain = $2 WHERE thread_id = $1 AND kind = 'QUESTION'", [
          id,
          `Не приходит талон на приём к врачу. ${word}`,
        ]);
        await engine.index([id]);
      };
      await Promise.all(['крокодил', 'антилопа', 'пингвин', 'бегемот'].map(change));
      const [row] = await under.app.db.query<{ plain: string }>(
        "SELECT plain FROM post WHERE thread_id = $1 AND kind = 'QUESTION'",
        [id],
      );
      for (const word of ['крокодил', 'антилопа', 'пингвин', 'бегемот'])
        expect(await found(word)).toEqual(row?.plain.includes(word) ? ['Запись к врачу'] : []);
    });

    it.each([
      ['nothing', ''],
      ['signs', '!!! & | ( ) <-> :* \' \\ « " -" --'],
      ['syntax of filters', '") OR category EXISTS OR ("'],
      ['control characters', '\u0000\u0007\u202E'],
      ['an unpaired surrogate', '\uD800 \uDC00 -\uD800'],
      ['10,000 words', 'паспорт справка врач '.repeat(3_334)],
      ['only common words', 'и в не на'],
    ])('takes %s for a query and for words of a title and a text', async (_name, query) => {
      await expect(search(query)).resolves.toMatchObject({ degraded: false });
      await engine.suggest(tokens(query.slice(0, 200)), 5);
      await engine.similar(about(query), 5);
      await expect(search('паспорт', { categoryId: categories[0], region: query })).resolves.toBeDefined();
    });
  });
}
