import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type InArchive, putArchive } from '../support/archive.js';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

const QUESTION =
  'Когда будет сделан перерасчёт за отопление, если в квартире было холодно две недели, а плату насчитали полностью?';
const TITLES = ['Перерасчёт за отопление', 'Перерасчёт за отопление дома', 'Перерасчёт за отопление!'];
const OTHER = 'Перерасчёт пенсии работающим';

/** Threads that ask nearly the same stand as one hit, the others behind "and N alike" (ADR 0021). */
describeInBrowser('search with threads that ask nearly the same', () => {
  let site: Site;
  let threads: InArchive[];

  beforeAll(async () => {
    site = await Site.open();
    threads = await putArchive(site.app, [
      ...TITLES.map((title) => ({ categoryId: site.categoryId, title, question: QUESTION })),
      { categoryId: site.categoryId, title: OTHER, question: 'Пришлют ли мне новое решение о размере?' },
    ]);
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let reader: Page;
    beforeEach(async () => {
      reader = await site.visit(null, manner);
      await reader.goto('/search?q=перерасчёт за отопление');
    });

    it('shows the best of them, and the others when they are asked for', async () => {
      const titles = await reader.locator('.threads__title').allInnerTexts();
      expect(titles).toHaveLength(2);
      expect(titles[1]).toBe(OTHER);
      const others = TITLES.filter((title) => title !== titles[0]);
      expect(others).toHaveLength(2);

      const summary = reader.getByText('и ещё 2 похожих');
      expect(await summary.count()).toBe(1);
      for (const title of others)
        expect(await reader.getByRole('link', { name: title, exact: true }).isVisible()).toBe(false);
      await summary.focus();
      await reader.keyboard.press('Enter');
      for (const title of others)
        expect(await reader.getByRole('link', { name: title, exact: true }).isVisible()).toBe(true);
      await site.check(reader, 'search-alike');

      const [opened = ''] = others;
      await reader.getByRole('link', { name: opened, exact: true }).click();
      await reader.getByRole('heading', { level: 1, name: opened, exact: true }).waitFor();
      expect(new URL(reader.url()).pathname).toBe(threads[TITLES.indexOf(opened)]?.path);
    });

    it('has nothing to open beside a hit that stands for itself', async () => {
      const other = reader.locator('article', { hasText: OTHER });
      expect(await other.locator('details').count()).toBe(0);
    });
  });

  it('leaves out of them what was hidden meanwhile', async () => {
    const reader = await site.visit(null);
    await reader.goto('/search?q=перерасчёт за отопление');
    const best = await reader.locator('.threads__title').first().innerText();
    const hidden = TITLES.findIndex((title) => title !== best);
    await site.app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1", [threads[hidden]?.id]);
    await reader.reload();
    expect(await reader.getByText('и ещё 1 похожий').count()).toBe(1);
    expect(await reader.content()).not.toContain(`t=${threads[hidden]?.number}"`);
  });
});
