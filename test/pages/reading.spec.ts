import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestPerson } from '../support/app.js';
import { putArchive } from '../support/archive.js';
import { describeInBrowser } from '../support/browser.js';
import { Site } from '../support/site.js';

/** Of as many letters as a title may have. */
const LONG_TITLE = 'Почему в личном кабинете до сих пор старый паспорт, хотя новый внесли три недели назад? '
  .repeat(2)
  .slice(0, 150)
  .trim();

const SIMILAR = 'Замена паспорта в другом городе, если прописка осталась в прежнем';

/** How a thread is read on a phone and on paper, what search engines keep, and what goes over the wire. */
describeInBrowser('what is read', () => {
  let site: Site;
  let asker: TestPerson;
  let thread: Awaited<ReturnType<Site['published']>>;

  beforeAll(async () => {
    site = await Site.open();
    asker = await site.app.person('CITIZEN', { name: 'Анна Петрова' });
    thread = await site.published(asker, { title: LONG_TITLE, body: 'Получил новый паспорт. '.repeat(60) });
    await site.answerOfficially(thread);
  });
  afterAll(() => site?.close());

  const get = (path: string, headers: Record<string, string>) =>
    fetch(site.app.url + path, { redirect: 'manual', headers });

  /** The address under which search engines keep a page, if they may. */
  const indexed = async (path: string, person: TestPerson | null = null) => {
    const answer = await fetch(site.app.url + path, {
      redirect: 'manual',
      ...(person && { headers: { cookie: `veche=${person.secret}` } }),
    });
    const html = await answer.text();
    const forbidden = html.includes('<meta name="robots" content="noindex"/>');
    const [, canonical = null] = /<link rel="canonical" href="([^"]*)"/.exec(html) ?? [];
    expect(answer.headers.get('x-robots-tag')).toBeNull();
    return answer.status === 200 && !forbidden ? canonical?.replace(site.app.settings.publicUrl, '') : null;
  };

  it.each([true, false])(
    'has the official answer, or the way to it, on a phone’s first screen (scripts: %s)',
    async (javaScript) => {
      const page = await site.visit(null, { device: 'phone', javaScript });
      await page.goto(thread.path);
      const link = page.getByRole('link', { name: 'Перейти к официальному ответу' });
      const box = await link.boundingBox();
      if (!box) throw new Error('The link has no place');
      const { height = 0 } = page.viewportSize() ?? {};
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      const top = async () => (await page.locator('.post--official').boundingBox())?.y ?? Infinity;
      expect(await top()).toBeGreaterThan(height);
      await link.click();
      expect(await top()).toBeLessThan(height / 2);
    },
  );

  it('leads to no answer where there is none', async () => {
    const open = await site.published(await site.app.person('CITIZEN'));
    const page = await site.visit(null, { device: 'phone' });
    await page.goto(open.path);
    expect(await page.getByRole('link', { name: 'Перейти к официальному ответу' }).count()).toBe(0);
  });

  it.each([
    ['a reader', () => null],
    ['its asker', () => asker],
    ['a moderator', () => site.moderator],
    ['a specialist', () => site.specialist],
  ])('prints nothing but the thread and whose it is, for %s', async (_who, person) => {
    const page = await site.visit(person());
    await page.goto(thread.path);
    await page.emulateMedia({ media: 'print' });
    const shown = (await page.locator('body').innerText()).split('\n').filter((line) => line.trim() !== '');
    const kept = [
      /^Вече$/,
      /^Вопросы и ответы службы поддержки$/,
      /^Вече\. Вопросы и ответы службы поддержки$/,
      /^Рассматриваем вопросы: /,
      /^Не пишите паспортные данные/,
      /^Есть ответ$/,
      /^Опубликован /,
      /^1 ответ$/,
      /^(Решение|Ответ): /,
      /^Модератор прочтёт|^Специалист ответит/,
      /^Ответы$/,
      /^Официальный ответ$/,
      /^Отвечает отдел документов$/,
      /^Игорь Петрович$/,
      /^Анна Петрова$/,
      /^Проверено: /,
      /^Паспорт обновится в профиле за сутки\.$/,
      /\(мск\)$/,
      /Получил новый паспорт\./,
    ];
    const rest = shown.filter((line) => line !== LONG_TITLE && !kept.some((one) => one.test(line)));
    expect(rest).toEqual([]);
    for (const part of ['a.button', 'button', 'input', 'textarea', 'nav', 'summary', '.skip', '.search'])
      expect([part, await page.locator(`${part}:visible`).count()]).toEqual([part, 0]);
    await page.pdf({ format: 'A4' });
  });

  describe('a mark of a new tab', () => {
    it('stands on the line of the last word, on the narrowest screen', async () => {
      await putArchive(
        site.app,
        [SIMILAR, 'Запись ребёнка в школу', 'Субсидия на капремонт', 'Льготный проездной'].map((title) => ({
          categoryId: site.categoryId,
          title,
          question: `${title}: с чего начать?`,
        })),
      );
      const page = await site.visit(await site.app.person('CITIZEN'));
      await page.goto('/ask');
      await page.getByLabel('Тема').selectOption({ label: 'Справки и документы' });
      await page.getByLabel('Суть вопроса').fill('Замена паспорта в другом регионе');
      await page.getByLabel('Что произошло').fill('Какие документы нужны для замены паспорта?');
      await page.getByRole('button', { name: 'Проверить вопрос' }).click();
      const marks = page.getByText('(новая вкладка)');
      await marks.first().waitFor();
      for (let width = 320; width <= 800; width += 16) {
        await page.setViewportSize({ width, height: 800 });
        for (const mark of await marks.all()) {
          const { lines, together } = await mark.evaluate((element) => {
            const unbroken = element.parentElement as Element;
            return { lines: element.getClientRects().length, together: unbroken.getClientRects().length };
          });
          expect([width, lines, together]).toEqual([width, 1, 1]);
        }
      }
    });
  });

  describe('by search engines', () => {
    it('is kept where it is a page of its own: also the empty search', async () => {
      for (const path of ['/', '/c/documents', '/contacts', '/search', thread.path])
        expect([path, await indexed(path)]).toEqual([path, path]);
      expect(await indexed('/search?q=')).toBe('/search');
    });

    it('is not kept where it is the answer to a query, or somebody’s own', async () => {
      for (const path of [
        '/search?q=паспорт',
        '/search?q=паспорт&kind=COMPLAINT',
        '/sign-in',
        '/ask',
        '/no-such',
      ])
        expect([path, await indexed(path)]).toEqual([path, null]);
      for (const path of ['/ask', '/me/questions']) expect(await indexed(path, asker)).toBeNull();
    });
  });

  describe('over the wire', () => {
    const GZIP = { 'accept-encoding': 'gzip, deflate, br' };

    it('is compressed where every reader is sent the same', async () => {
      for (const path of ['/', '/c/documents', thread.path]) {
        const plain = await get(path, { 'accept-encoding': 'identity' });
        const packed = await get(path, GZIP);
        const etag = packed.headers.get('etag') ?? '';
        expect([path, plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual(
          [path, null, 'gzip'],
        );
        expect(packed.headers.get('vary')).toContain('accept-encoding');
        expect(etag).not.toBe(plain.headers.get('etag'));
        expect(await packed.text()).toBe(await plain.text());
        expect((await get(path, { ...GZIP, 'if-none-match': etag })).status).toBe(304);
      }
    });

    it('is not compressed where it is of one person, or repeats what a stranger wrote into its address', async () => {
      const cookie = `veche=${asker.secret}`;
      const own = ['/', thread.path, '/me/questions', '/ask'].map((path) => get(path, { ...GZIP, cookie }));
      const typed = ['/search?q=паспорт', '/sign-in?next=/ask', '/no-such'].map((path) => get(path, GZIP));
      for (const answer of await Promise.all([...own, ...typed]))
        expect([answer.url, answer.headers.get('content-encoding')]).toEqual([answer.url, null]);
    });

    it('is smaller still by Brotli where it is an asset', async () => {
      const html = await (await get('/', {})).text();
      const assets = [...new Set(html.match(/\/assets\/[\w-]+\.(css|js|svg)/g))];
      expect(assets.length).toBeGreaterThan(2);
      for (const path of assets) {
        const [plain, brotli] = await Promise.all([
          get(path, { 'accept-encoding': 'identity' }),
          get(path, GZIP),
        ]);
        expect([path, brotli.headers.get('content-encoding')]).toEqual([path, 'br']);
        expect(await brotli.text()).toBe(await plain.text());
      }
    });
  });
});
