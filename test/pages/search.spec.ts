import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keyOf, toGlobalId } from '#platform';
import { Deflection, QueryCounts, RelatedThreads } from '#search';
import { type InArchive, putArchive } from '../support/archive.js';
import { describeInBrowser } from '../support/browser.js';
import { putCategory } from '../support/forum.js';
import { mutate } from '../support/graphql.js';
import { MANNERS, Site } from '../support/site.js';

/** Search of the archive and what grows from it: suggestions, related threads, work for editors (docs/product.md §5). */
describeInBrowser('search', () => {
  let site: Site;
  let threads: InArchive[];

  beforeAll(async () => {
    site = await Site.open();
    const payments = await putCategory(site.app, 'payments');
    threads = await putArchive(site.app, [
      {
        categoryId: site.categoryId,
        title: 'Замена паспорта после утери',
        question: 'Потерял паспорт, какие документы нужны для замены?',
        answer: 'Подайте заявление на замену паспорта.',
        solved: true,
        region: 'RU-MOW',
      },
      {
        categoryId: site.categoryId,
        title: 'Замена паспорта в другом городе',
        question: 'Можно ли подать документы на замену паспорта не по прописке?',
        activeAt: '2026-01-10T10:00:00Z',
      },
      {
        categoryId: payments,
        title: 'Не прошла оплата пошлины за паспорт',
        question: 'Оплатил пошлину за замену паспорта, а платёж не виден.',
        kind: 'COMPLAINT',
      },
      // Where all threads are about one thing, no two are alike.
      ...['Запись ребёнка в школу', 'Субсидия на капремонт', 'Льготный проездной', 'Справка из архива'].map(
        (title) => ({ categoryId: payments, title, question: `${title}: с чего начать?` }),
      ),
    ]);
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let reader: Page;
    beforeEach(async () => {
      reader = await site.visit(null, manner);
    });

    it('is narrowed by filters that tell how much each leaves, and widened again', async () => {
      await reader.goto('/search?q=паспорт');
      expect(await found(reader)).toHaveLength(3);
      await reader.getByText('Уточнить поиск').click();
      expect(await reader.getByLabel('Тема').locator('option').allInnerTexts()).toContain(
        'Справки и документы (2)',
      );
      expect(await reader.getByLabel('Что спрашивали').locator('option').allInnerTexts()).toContain(
        'Жалоба (1)',
      );
      expect(await reader.getByLabel('Регион').locator('option').allInnerTexts()).toEqual([
        'Все регионы',
        'Москва (1)',
      ]);
      expect(await reader.getByLabel('Решённые (1)').isChecked()).toBe(false);
      await reader.getByLabel('Что спрашивали').selectOption('COMPLAINT');
      await reader.getByLabel('С какого дня').fill('2026-11-01');
      await reader.getByRole('button', { name: 'Применить' }).click();
      await reader.waitForURL('**/search?*kind=COMPLAINT*');
      expect(await found(reader)).toEqual(['Не прошла оплата пошлины за паспорт']);
      await site.check(reader, 'search-narrowed');
      await reader.getByRole('link', { name: 'Снять фильтр: Жалоба' }).click();
      expect((await found(reader)).sort()).toEqual([
        'Замена паспорта после утери',
        'Не прошла оплата пошлины за паспорт',
      ]);
      expect(await reader.getByRole('link', { name: 'Снять фильтр: с 1 ноября' }).count()).toBe(1);
    });

    it('says what to do where nothing is found', async () => {
      await reader.goto('/search?q=паспорт&kind=SUGGESTION');
      await reader.getByRole('heading', { name: 'Ничего не нашлось' }).waitFor();
      await site.check(reader, 'search-nothing');
      await reader.getByRole('link', { name: 'Снимите фильтры и поищите по всем вопросам.' }).click();
      expect(await found(reader)).toHaveLength(3);
    });

    it('leads to a thread and counts no more than that the query was of use', async () => {
      await reader.goto('/search?q=пошлина');
      await reader.getByRole('link', { name: 'Не прошла оплата пошлины за паспорт' }).click();
      await reader.waitForURL(`**${threads[2]?.path}`);
      await site.app.get(QueryCounts).flush();
      const [row] = await site.app.db.query<{ asked: number; opened: number; results: number }>(
        "SELECT asked, opened, results FROM search_query_day WHERE query = 'пошлина'",
      );
      expect(row?.opened).toBe(row?.asked);
      expect(row?.results).toBe(1);
      expect((await reader.context().cookies()).map(({ name }) => name)).toEqual([]);
    });

    it('shows threads like the one that is read', async () => {
      const [thread] = threads;
      // One is looked for at a time: not what was read before.
      await site.app.get(RelatedThreads).flush();
      await reader.goto(thread?.path ?? '');
      await site.app.get(RelatedThreads).flush();
      await site.app.settle();
      await reader.reload();
      const related = reader.getByRole('region', { name: 'Похожие вопросы' });
      expect(await related.getByRole('link').allInnerTexts()).toContain('Замена паспорта в другом городе');
      await site.check(reader, 'thread-related');
    });

    it('spares an asker the question where a similar thread helps', async () => {
      const asker = await site.visit(await site.app.person('CITIZEN'), manner);
      const before = await deflected();
      await typeQuestion(asker);
      await site.check(asker, 'ask-similar');
      // Back and forth is one question.
      await asker.getByRole('button', { name: 'Изменить: Суть вопроса' }).click();
      await asker.getByRole('button', { name: 'Проверить вопрос' }).click();
      const opened = asker.context().waitForEvent('page');
      await asker.getByRole('link', { name: /Замена паспорта в другом городе/ }).click();
      await (await opened).waitForURL(`**${threads[1]?.path}`);
      await asker
        .getByRole('button', {
          name: 'Этот ответ помог, не отправлять вопрос: Замена паспорта в другом городе',
        })
        .click();
      await asker.getByRole('heading', { name: 'Рады, что ответ помог' }).waitFor();
      await site.check(asker, 'ask-helped');
      expect(await deflected()).toEqual(plus(before, { shown: 1, opened: 1, helped: 1, sent: 0 }));

      await typeQuestion(asker);
      await asker.getByRole('button', { name: 'Отправить вопрос' }).click();
      await asker.waitForURL('**/ask/sent/*');
      expect(await deflected()).toEqual(plus(before, { shown: 2, opened: 1, helped: 1, sent: 1 }));
    });

    it('shows the desk what was asked about the same before, and supervisors how often that was enough', async () => {
      const { thread } = await site.asked(await site.app.person('CITIZEN'), {
        title: 'Замена паспорта после кражи',
        body: 'Украли паспорт. Какие документы нужны для замены?',
      });
      await site.app.settle();
      const moderator = await site.visit(site.moderator, manner);
      await moderator.goto(`/desk/${await site.itemOf(thread)}`);
      const similar = moderator.getByRole('region', { name: 'Похожие вопросы' });
      expect(await similar.getByRole('link').allInnerTexts()).toContain('Замена паспорта после утери');
      await site.check(moderator, 'desk-similar');

      const { shown, opened, helped, sent } = await deflected();
      const supervisor = await site.visit(await site.app.person('SUPERVISOR'), manner);
      await supervisor.goto('/desk/reports');
      const row = await supervisor.locator('section[aria-labelledby="deflection"] tbody tr').innerText();
      expect(
        row
          .split(/\s+/)
          .filter((cell) => /^\d+$/.test(cell))
          .map(Number),
      ).toEqual(expect.arrayContaining([shown, opened, helped, sent]));
      await site.check(supervisor, 'reports-deflection');
    });

    it('gives editors a list of what was looked for in vain', async () => {
      const word = manner.javaScript ? 'хухумбра' : 'зюзюблик';
      for (let time = 0; time < 3; time++) await reader.goto(`/search?q=${word}`);
      await site.app.get(QueryCounts).flush();
      const editor = await site.visit(site.specialist, manner);
      await editor.goto('/');
      await editor.getByRole('link', { name: 'Запросы без ответа' }).click();
      await editor.getByRole('link', { name: word }).waitFor();
      await site.check(editor, 'editors-queries');
      await editor.getByRole('button', { name: `Отметить разобранным: ${word}` }).click();
      await editor.waitForURL('**/editors/queries?fault=NO_RESULTS');
      expect(await editor.getByRole('link', { name: word }).count()).toBe(0);
      await editor.getByRole('link', { name: 'Ничего не нашлось: разобраны' }).click();
      await editor.getByText('Разобрано: Игорь Петрович').first().waitFor();
      await editor.getByRole('button', { name: `Вернуть в список: ${word}` }).click();
      await editor.goto('/editors/queries');
      await editor.getByRole('link', { name: word }).waitFor();
      await reader.goto('/editors/queries');
      expect(new URL(reader.url()).pathname).toBe('/sign-in');
    });
  });

  describe.each(MANNERS)('for supervisors, with JavaScript $javaScript on a $device', (manner) => {
    it('keeps the words that mean the same', async () => {
      const word = manner.javaScript ? 'подорожная' : 'челобитная';
      const page = await site.visit(await site.app.person('SUPERVISOR', { name: 'Редактор' }), manner);
      await page.goto('/editors/queries');
      await page.getByRole('link', { name: 'Синонимы поиска' }).click();
      await page.getByRole('link', { name: 'СНИЛС' }).first().waitFor();
      await site.check(page, 'editors-synonyms');
      await page.getByRole('link', { name: 'Добавить синонимы' }).click();
      await page.getByLabel('Слова и сочетания').fill(word);
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await site.check(page, 'editors-synonyms-problem');
      await page.getByLabel('Слова и сочетания').fill(`${word}\nзаявление`);
      await page.getByLabel('В одну сторону').check();
      await page.getByLabel('Вес').fill('0,5');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.waitForURL('**/editors/synonyms');
      await page.getByLabel('Где есть слово').fill(word.toUpperCase());
      await page.getByRole('button', { name: 'Показать' }).click();
      await page.waitForURL('**/editors/synonyms?with=*');
      expect(await page.locator('tbody tr').count()).toBe(1);
      await page.getByRole('link', { name: `${word} → заявление` }).click();
      expect(await page.getByText('Редактор:').count()).toBe(1);
      expect(await page.getByLabel('Вес').inputValue()).toBe('0.5');
      await site.check(page, 'editors-synonyms-change');
      await page.getByRole('button', { name: 'Удалить' }).click();
      await page.waitForURL('**/editors/synonyms');
      expect(await page.getByRole('link', { name: word }).count()).toBe(0);
    });

    it('keeps them from others', async () => {
      const page = await site.visit(site.specialist, manner);
      await page.goto('/editors/queries');
      expect(await page.getByRole('link', { name: 'Синонимы поиска' }).count()).toBe(0);
      expect((await page.goto('/editors/synonyms'))?.status()).toBe(403);
    });
  });

  it('names no related thread that was hidden, on no page that is kept', async () => {
    const asker = await site.app.person('CITIZEN');
    const [shown, hidden] = [
      await site.published(asker, {
        title: 'Перевод накопительной пенсии',
        body: 'Как перевести накопительную пенсию?',
      }),
      await site.published(asker, {
        title: 'Перевод накопительной пенсии в фонд',
        body: 'В какой фонд перевести?',
      }),
    ];
    await site.app.settle();
    const kept = async () => (await fetch(site.app.url + shown.path)).text();
    await kept();
    await site.app.get(RelatedThreads).flush();
    await site.app.settle();
    expect(await kept()).toContain(hidden.path);
    const [item] = await site.app.db.query<{ id: string }>('SELECT id FROM desk_item WHERE thread_id = $1', [
      keyOf('Thread', hidden.id),
    ]);
    const [row] = await site.app.db.query<{ version: number }>(
      'SELECT version FROM thread WHERE number = $1',
      [hidden.number],
    );
    const decided = await mutate(
      site.app,
      'hideItem',
      { itemId: toGlobalId('DeskItem', item?.id ?? ''), version: row?.version, reason: 'Так решено.' },
      '',
      site.moderator,
    );
    expect(decided.__typename).toBe('DecisionSuccess');
    expect(await kept()).not.toContain('накопительной пенсии в фонд');
  });

  describe('in the browser’s own search box', () => {
    it('is described as OpenSearch 1.1 demands, in both languages', async () => {
      const page = await site.visit(null);
      await page.goto('/');
      for (const [language, name] of [
        ['ru', 'Вече'],
        ['en', 'Veche'],
      ] as const) {
        const path = `/opensearch.xml?lang=${language}`;
        const answer = await fetch(site.app.url + path);
        expect(answer.headers.get('content-type')).toBe(
          'application/opensearchdescription+xml; charset=utf-8',
        );
        const description = await page.evaluate<Description>(
          `(${READ_DESCRIPTION})(${JSON.stringify(await answer.text())})`,
        );
        const { publicUrl } = site.app.settings;
        expect(description).toMatchObject({
          root: 'OpenSearchDescription',
          namespace: 'http://a9.com/-/spec/opensearch/1.1/',
          ShortName: [name],
          Language: [language],
          InputEncoding: ['UTF-8'],
          OutputEncoding: ['UTF-8'],
        });
        // Lengths and plain text by the specification.
        expect(name.length).toBeLessThanOrEqual(16);
        expect(description.Description).toHaveLength(1);
        expect(description.Description[0]?.length).toBeLessThanOrEqual(1_024);
        expect(description.Url).toEqual([
          { type: 'text/html', rel: 'results', template: `${publicUrl}/search?q={searchTerms}` },
          {
            type: 'application/x-suggestions+json',
            rel: 'suggestions',
            template: `${publicUrl}/search/suggest?q={searchTerms}`,
          },
          { type: 'application/opensearchdescription+xml', rel: 'self', template: publicUrl + path },
        ]);
        expect(description.Image[0]).toMatch(new RegExp(`^${publicUrl}/assets/[\\w-]+\\.svg$`));
      }
    });

    it('is named by every page, in its language', async () => {
      for (const [locale, language] of [
        ['ru-RU', 'ru'],
        ['en-GB', 'en'],
      ]) {
        for (const path of ['/', '/search', '/contacts', threads[0]?.path ?? '']) {
          const html = await (
            await fetch(site.app.url + path, { headers: { 'accept-language': locale ?? '' } })
          ).text();
          const [link] = /<link rel="search"[^>]*>/.exec(html) ?? [];
          expect(link).toContain('type="application/opensearchdescription+xml"');
          expect(link).toContain(`href="/opensearch.xml?lang=${language}"`);
        }
      }
    });

    it('suggests titles as one types, and asks each time whether they hold', async () => {
      const address = `${site.app.url}/search/suggest?q=${encodeURIComponent('замена пас')}`;
      const answer = await fetch(address);
      expect(answer.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
      const [typed, texts, descriptions, addresses] = (await answer.json()) as [string, ...string[][]];
      expect(typed).toBe('замена пас');
      expect(texts).toContain('Замена паспорта после утери');
      expect(descriptions).toHaveLength(texts?.length ?? 0);
      expect(addresses).toContain(`${site.app.settings.publicUrl}${threads[0]?.path}`);
      const etag = answer.headers.get('etag') ?? '';
      expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
      await site.app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1", [threads[0]?.id]);
      const after = await fetch(address, { headers: { 'if-none-match': etag } });
      expect(await after.text()).not.toContain('после утери');
      await site.app.db.query("UPDATE thread SET moderation = 'PUBLISHED' WHERE id = $1", [threads[0]?.id]);
    });

    it('takes anything typed, and leads nowhere but to threads that readers see', async () => {
      for (const query of ['', 'q=', 'q=%00', 'q=a&q=b', `q=${'щ'.repeat(500)}`]) {
        const answer = await fetch(`${site.app.url}/search/suggest?${query}`);
        expect([query, answer.status]).toEqual([query, 200]);
        expect(await answer.json()).toHaveLength(4);
      }
      for (const query of ['t=999999', 't=//veche.example', 'q=x', `t=${threads[0]?.number}x`])
        expect((await fetch(`${site.app.url}/search/open?${query}`)).status).toBe(404);
    });
  });

  interface Deflected {
    readonly shown: number;
    readonly opened: number;
    readonly helped: number;
    readonly sent: number;
  }

  async function deflected(): Promise<Deflected> {
    await site.app.get(Deflection).flush();
    const [row] = await site.app.db.query<Deflected>(
      'SELECT shown, opened, helped, sent FROM deflection_day',
    );
    return row ?? { shown: 0, opened: 0, helped: 0, sent: 0 };
  }

  const plus = (a: Deflected, b: Deflected): Deflected => ({
    shown: a.shown + b.shown,
    opened: a.opened + b.opened,
    helped: a.helped + b.helped,
    sent: a.sent + b.sent,
  });
});

const found = (page: Page): Promise<string[]> => page.locator('.threads h3').allInnerTexts();

/** Up to the page on which the question is checked before it is sent. */
async function typeQuestion(asker: Page): Promise<void> {
  await asker.goto('/ask');
  await asker.getByLabel('Тема').selectOption({ label: 'Справки и документы' });
  await asker.getByLabel('Суть вопроса').fill('Замена паспорта в другом регионе');
  await asker.getByLabel('Что произошло').fill('Какие документы нужны для замены паспорта не по прописке?');
  await asker.getByRole('button', { name: 'Проверить вопрос' }).click();
  await asker.getByRole('heading', { name: 'Похожие вопросы' }).waitFor();
}

interface Description {
  readonly Description: readonly string[];
  readonly Url: ReadonlyArray<{ type: string; rel: string; template: string }>;
  readonly Image: readonly string[];
}

/** Reads the document with the browser’s strict parser; `rel` is `results` unless told (OpenSearch 1.1, "The Url element"). */
const READ_DESCRIPTION = `(text) => {
  const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
  const of = (name) => [...root.children].filter((child) => child.localName === name);
  const texts = (name) => of(name).map((child) => child.textContent);
  const url = (child) => ({ type: child.getAttribute('type'), rel: child.getAttribute('rel') ?? 'results',
    template: child.getAttribute('template') });
  return { root: root.localName, namespace: root.namespaceURI, ShortName: texts('ShortName'),
    Description: texts('Description'), Url: of('Url').map(url), Image: texts('Image'), Language: texts('Language'),
    InputEncoding: texts('InputEncoding'), OutputEncoding: texts('OutputEncoding') };
}`;
