import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#kernel';
import { RelatedThreads, SearchArchive } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { type InArchive, putArchive } from './support/archive.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';

const ANSWERED = 'Оплатить её можно в разделе «Коммунальные услуги».';
const ARCHIVE = [
  { title: 'Перечень документов для ипотеки' },
  { title: 'Оплата электроэнергии', question: 'Где оплатить счёт за электроэнергию?', answer: ANSWERED },
  { title: 'Стоимость замены водительских прав' },
  { title: 'Как проходит регистрация граждан в общежитии' },
  { title: 'Заграничный паспорт ребёнку' },
  { title: 'Первый документ в 14 лет' },
  { title: 'Разрешение на временное проживание' },
  { title: 'Материальная помощь семье' },
  { title: 'Не приходит sms' },
  { title: 'Обращение не открывается, ошибка сервера' },
  { title: 'Регистрация брака в субботу' },
  { title: 'График работы отделений' },
];

/** How people write: everyday words, letters of the other layout or alphabet, no spaces. */
describe('the words of people', () => {
  let app: TestApp;
  let categoryId: string;
  let threads: InArchive[];

  beforeAll(async () => {
    app = await startApp();
    categoryId = await putCategory(app);
    threads = await putArchive(
      app,
      ARCHIVE.map((thread) => ({ categoryId, ...thread })),
    );
  });
  afterAll(() => app.close());

  const search = (query: string, literal = false) =>
    app.get(SearchArchive).execute(ANONYMOUS, { query, literal });
  const titles = async (query: string, literal?: boolean) =>
    (await search(query, literal)).edges.map(({ node }) => node.title);

  describe('in a search', () => {
    it.each([
      ['доки', 'Перечень документов для ипотеки'],
      ['долг за свет', 'Оплата электроэнергии'],
      ['госпошлина', 'Стоимость замены водительских прав'],
      ['прописка', 'Как проходит регистрация граждан в общежитии'],
      ['загран', 'Заграничный паспорт ребёнку'],
      ['выйти замуж', 'Регистрация брака в субботу'],
      // A Latin a, o and p.
      ['пр\u006Fписк\u0061', 'Как проходит регистрация граждан в общежитии'],
      ['\u0070егистрация брак\u0061', 'Регистрация брака в субботу'],
      ['документ14лет', 'Первый документ в 14 лет'],
      ['ребёнку14лет', 'Первый документ в 14 лет'],
      ['dokument14let', 'Первый документ в 14 лет'],
      ['ljrevtyn14ktn', 'Первый документ в 14 лет'],
      ['RVP', 'Разрешение на временное проживание'],
      ['hdg', 'Разрешение на временное проживание'],
      ['pf cdtn', 'Оплата электроэнергии'],
      ["material'naya pomoshch'", 'Материальная помощь семье'],
      ['material’naja pomoŝ', 'Материальная помощь семье'],
      ['смс', 'Не приходит sms'],
    ])('%s finds %s', async (query, title) => {
      expect(await titles(query)).toContain(title);
    });

    it('leave a number that the archive has as it is', async () => {
      await putArchive(app, [{ categoryId, title: 'Форма отчёт2030' }]);
      expect(await titles('отчёт2030')).toEqual(['Форма отчёт2030']);
    });

    it('are taken for foreign ones only where they would be known', async () => {
      expect((await search('iphone15')).corrections).toEqual([]);
      expect((await search('sms')).corrections).toEqual([]);
    });
  });

  describe('in quotes', () => {
    it.each(['«pfuhfybxysq gfcgjhn»', '"pfuhfybxysq gfcgjhn" ht,tyre'])(
      'are read in the other layout where nothing has them: %s',
      async (query) => {
        const page = await search(query);
        expect(page.edges.map(({ node }) => node.title)).toEqual(['Заграничный паспорт ребёнку']);
        expect(page.corrections).toContainEqual({
          from: 'pfuhfybxysq gfcgjhn',
          to: 'заграничный паспорт',
          kind: 'LAYOUT',
        });
        expect(page.phrasesApart).toBe(false);
        expect(await titles(query, true)).toEqual([]);
      },
    );

    it('are a condition beside few words, and words like others in a sentence', async () => {
      const server = 'Обращение не открывается, ошибка сервера';
      expect(await titles('электроэнергия «ошибка сервера»')).toEqual([server]);
      const sentence = 'Хочу оплатить электроэнергию, но приложение пишет «ошибка сервера», что делать';
      const page = await search(sentence);
      expect(page.edges.map(({ node }) => node.title)).toEqual(
        expect.arrayContaining([server, 'Оплата электроэнергии']),
      );
      expect(page.phrasesApart).toBe(true);
      expect(await titles(sentence, true)).toEqual([server]);
    });
  });

  describe('in a question', () => {
    const TABLE: ReadonlyArray<readonly [string, string]> = [
      ['Какие доки нести', 'Перечень документов для ипотеки'],
      ['Счёт за свет', 'Оплата электроэнергии'],
      ['Потеряла загран', 'Заграничный паспорт ребёнку'],
      ['Нужна прописк\u0061', 'Как проходит регистрация граждан в общежитии'],
      ['Справка14лет', 'Первый документ в 14 лет'],
      ['Oplata elektroenergii', 'Оплата электроэнергии'],
      ['Hfphtitybt yf dhtvtyyjt ghj;bdfybt', 'Разрешение на временное проживание'],
      ['Рагистрация брака', 'Регистрация брака в субботу'],
      ['Получить RVP', 'Разрешение на временное проживание'],
    ];

    it.each(TABLE)('%s is about the same as %s, while it is asked', async (title, similar) => {
      const { data, errors } = await graphql<{ similarThreads: Array<{ title: string }> }>(
        app,
        'query ($title: String!, $body: String!) { similarThreads(title: $title, body: $body) { title } }',
        { title, body: 'Подскажите, пожалуйста.' },
      );
      expect(errors).toBeUndefined();
      expect(data.similarThreads.map((thread) => thread.title)).toContain(similar);
    });

    it('tell the desk and its screening of a thread about the same', async () => {
      const title = 'Оплата за свет';
      await askedQuestion(app, await app.person('CITIZEN'), categoryId, {
        title,
        body: 'Пришёл счёт за свет, где его оплатить?',
      });
      await app.settle();
      const { data } = await graphql<{
        desk: {
          edges: Array<{
            node: { title: string; screening: Array<{ check: string; message: string }> };
          }>;
        };
      }>(
        app,
        '{ desk { edges { node { title screening { check message } } } } }',
        {},
        await app.person('MODERATOR'),
      );
      const item = data.desk.edges.find(({ node }) => node.title === title);
      expect(item?.node.screening.map(({ check }) => check)).toContain('SIMILAR_THREAD');
    });

    it('find related threads, and answers to questions in other words', async () => {
      const [asked] = await putArchive(app, [
        { categoryId, title: 'Долг за свет', question: 'Пришёл долг за свет.' },
      ]);
      const ask = async () => {
        const { data } = await graphql<{
          thread: {
            relatedThreads: Array<{ title: string }>;
            similarThreads: Array<{ title: string }>;
            suggestedReplies: Array<{ text: string; similarity: number }>;
          };
        }>(
          app,
          `
            query ($number: Int!) {
              thread(number: $number) {
                relatedThreads {
                  title
                }
                similarThreads {
                  title
                }
                suggestedReplies {
                  text
                  similarity
                }
              }
            }
          `,
          { number: asked?.number },
          await app.person('SPECIALIST'),
        );
        return data.thread;
      };
      await ask();
      await app.get(RelatedThreads).flush();
      await app.settle();
      const { relatedThreads, similarThreads, suggestedReplies } = await ask();
      expect(relatedThreads.map(({ title }) => title)).toContain('Оплата электроэнергии');
      expect(similarThreads.map(({ title }) => title)).toContain('Оплата электроэнергии');
      expect(suggestedReplies).toContainEqual({ text: ANSWERED, similarity: expect.any(Number) });
      expect(threads).toHaveLength(ARCHIVE.length);
    });

    const ODD: ReadonlyArray<readonly [string, string]> = [
      ['nothing', ''],
      ['signs', '!!! & | ( ) <-> :* \' \\ « " -" --'],
      ['control characters', 'код\u0000\u0007\u202E \uD800'],
      ['2,000 unknown words', Array.from({ length: 2_000 }, (_, i) => `неведомое${i}слово`).join(' ')],
      [
        '2,000 misspelt words',
        Array.from({ length: 2_000 }, (_, i) => `рагистр${'аеиоуыэюя'[i % 9]}ция`).join(' '),
      ],
      [
        '2,000 transliterated words',
        Array.from({ length: 2_000 }, (_, i) => `shchy${'aeiou'[i % 5]}tchik${i}`).join(' '),
      ],
      ['2,000 glued words', Array.from({ length: 2_000 }, (_, i) => `паспорт${i}лет`).join(' ')],
      ['one long word', 'щ'.repeat(50_000)],
      ['a long Latin word', 'shch'.repeat(12_000)],
    ];
    it.each(ODD)('%s does no harm and takes little', async (_name, body) => {
      const ask = () =>
        graphql<{ similarThreads: object[] }>(
          app,
          'query ($title: String!, $body: String!) { similarThreads(title: $title, body: $body) { title } }',
          { title: 'Вопрос', body },
        );
      await ask();
      const start = process.cpuUsage();
      expect((await ask()).errors).toBeUndefined();
      // Of this process, a tenth of that as a rule.
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
    });
  });
});
