import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { BusyMonday } from '../support/busy-monday.js';
import { putCategory } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

/** Reads a file of RFC 4180 without any cell of several lines. */
const readCsv = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)]
        .slice(0, line.endsWith(',') ? undefined : -1)
        .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''),
    );

/** The rows of all tables, cell by cell. */
const rowsOf = async (page: Page): Promise<string[]> =>
  (await page.locator('tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** The desk's work in figures, for supervisors (docs/product.md §4). */
describeInBrowser('reports', () => {
  let site: Site;
  let supervisor: TestPerson;
  beforeAll(async () => {
    site = await Site.open({ REVIEW_SHARE: '1' });
    supervisor = await site.app.person('SUPERVISOR');
    await BusyMonday.play(site.app, site.categoryId, await putCategory(site.app, 'payments'));
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    it('are offered to supervisors and show a chosen period', async () => {
      const page = await site.visit(supervisor, manner);
      await page.goto('/');
      await page.getByRole('link', { name: 'Отчёты' }).click();
      await page.getByRole('heading', { name: 'Отчёты' }).waitFor();
      await page.getByLabel('С какого дня').fill('2026-11-23');
      await page.getByLabel('По какой день').fill('2026-11-23');
      await page.getByRole('button', { name: 'Показать' }).click();
      await page.getByRole('heading', { name: 'Обещанные сроки' }).waitFor();
      expect(await rowsOf(page)).toEqual(
        expect.arrayContaining([
          'Решение 6 20 мин 1 ч 30 мин 5 83,3 % 1',
          'Ответ 2 1 ч 30 мин 3 ч 0 мин 1 50 % 3',
          'Ольга Опубликовано 5',
          '=Ирина, младшая Отклонено 1 0',
          '=Ирина, младшая Ольга 2 1 50 %',
          '17:00 3 3',
        ]),
      );
      await site.check(page, 'reports');

      await page.getByLabel('По какой день').fill('2026-11-01');
      await page.getByRole('button', { name: 'Показать' }).click();
      await page.getByText('Конец периода должен быть позже начала.').first().waitFor();
      expect(await page.getByLabel('С какого дня').inputValue()).toBe('2026-11-23');
      await site.check(page, 'reports-problem');
    });

    it('plan how many moderators each hour needs', async () => {
      const page = await site.visit(supervisor, manner);
      await page.goto('/desk/reports');
      await page.getByRole('link', { name: 'Сколько нужно модераторов' }).click();
      await page.getByRole('heading', { name: 'Сколько нужно модераторов' }).waitFor();
      await page.getByText('План появится, когда за четыре недели придёт не меньше 100.').waitFor();
      expect(await rowsOf(page)).toContain(`10:00${' мало данных'.repeat(5)}`);
      await site.check(page, 'staffing');
    });

    it('are no pages of moderators', async () => {
      const moderator = await site.visit(site.moderator, manner);
      for (const path of ['', '/staffing', '/promises.csv', '/staffing.csv'])
        expect((await moderator.goto(`/desk/reports${path}`))?.status()).toBe(403);
      expect(await moderator.getByRole('link', { name: 'Отчёты' }).count()).toBe(0);
    });
  });

  const file = async (name: string, query = 'from=2026-11-23&to=2026-11-23'): Promise<string[][]> => {
    const response = await fetch(`${site.app.url}/desk/reports/${name}.csv?${query}`, {
      headers: { authorization: `Bearer ${supervisor.secret}` },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return readCsv(bytes.subarray(3).toString('utf8'));
  };

  describe('as files', () => {
    it('hold the same figures as plain numbers', async () => {
      expect((await file('promises')).slice(1)).toEqual([
        ['Решение', '6', '1200', '5400', '5', String(5 / 6), '1'],
        ['Ответ', '2', '5400', '10800', '1', '0.5', '3'],
      ]);
      const backlog = await file('backlog');
      expect(backlog[0]).toEqual(['Когда', 'Ждёт']);
      expect(backlog.at(-1)).toEqual(['2026-11-23T14:00:00.000Z', '3']);
      expect(backlog).toHaveLength(1 + 18);
    });

    it('are of one category where that is asked', async () => {
      const [, decision] = await file('promises', 'from=2026-11-23&to=2026-11-23&category=documents');
      expect(decision?.slice(0, 2)).toEqual(['Решение', '4']);
    });

    it('let no name become a formula', async () => {
      expect((await file('decisions')).slice(1)).toEqual([
        ["'=Ирина, младшая", 'Отклонено', '3'],
        ['Ольга', 'Опубликовано', '5'],
        ['Ольга', 'Возвращено автору', '1'],
      ]);
      expect((await file('undone')).slice(1)).toEqual([
        ["'=Ирина, младшая", 'Отклонено', '1', '0'],
        ['Ольга', 'Опубликовано', '1', '1'],
      ]);
      expect((await file('agreement')).slice(1)).toEqual([["'=Ирина, младшая", 'Ольга', '2', '1', '0.5']]);
    });

    it('plan every open hour of the week', async () => {
      const rows = await file('staffing', '');
      expect(rows).toHaveLength(1 + 60);
      expect(rows[1]?.slice(0, 2)).toEqual(['Понедельник', '08:00']);
    });

    it('are none of another name or without a period', async () => {
      const headers = { authorization: `Bearer ${supervisor.secret}` };
      for (const path of ['other.csv', 'promises', 'promises.csv?from=2026-02-30&to=2026-03-01'])
        expect((await fetch(`${site.app.url}/desk/reports/${path}`, { headers })).status).toBe(404);
      // Whoever has not signed in is led to do so.
      const nobody = await fetch(`${site.app.url}/desk/reports/promises.csv`, { redirect: 'manual' });
      expect([nobody.status, nobody.headers.get('location')]).toEqual([
        303,
        expect.stringContaining('/sign-in'),
      ]);
    });
  });
});
