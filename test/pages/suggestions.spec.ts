import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type InArchive, putArchive } from '../support/archive.js';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

const TITLES = ['Замена паспорта после утери', 'Замена паспорта в другом городе', 'Запись ребёнка в школу'];

const boxOf = (page: Page) => page.getByRole('combobox', { name: 'Поиск по вопросам и ответам' });

/** What a screen reader is told of the box and of what is chosen. */
const told = (page: Page) =>
  boxOf(page).evaluate((box) => {
    const chosen = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
    return {
      expanded: box.getAttribute('aria-expanded'),
      chosen: chosen?.textContent ?? null,
      selected: [...document.querySelectorAll('[role=option][aria-selected=true]')].map((e) => e.textContent),
    };
  });
const typed = async (page: Page, text: string) => {
  await boxOf(page).pressSequentially(text);
  await page.getByRole('option').first().waitFor();
  return page.getByRole('listbox', { name: 'Похожие вопросы' }).getByRole('option').allInnerTexts();
};

/** The search box while somebody types: a combobox that keyboard, mouse and screen reader work (docs/product.md §5). */
describeInBrowser('suggestions in the search box', () => {
  let site: Site;
  let threads: InArchive[];

  beforeAll(async () => {
    site = await Site.open();
    threads = await putArchive(
      site.app,
      TITLES.map((title) => ({ categoryId: site.categoryId, title, question: `${title}: с чего начать?` })),
    );
  });
  afterAll(() => site?.close());

  it.each(['/', '/contacts'])('are walked through and opened by the keyboard alone on %s', async (path) => {
    const page = await site.visit(null);
    await page.goto(path);
    expect(await told(page)).toEqual({ expanded: 'false', chosen: null, selected: [] });
    const titles = await typed(page, 'замена пас');
    expect(titles.toSorted()).toEqual(['Замена паспорта в другом городе', 'Замена паспорта после утери']);
    expect(await told(page)).toEqual({ expanded: 'true', chosen: null, selected: [] });
    expect(await page.locator('[aria-live=polite]', { hasText: 'Похожие вопросы: 2' }).count()).toBe(1);
    await site.check(page, `suggestions${path.replaceAll('/', '-')}`);
    const [first = '', second = ''] = titles;
    for (const [key, chosen] of [
      ['ArrowDown', first],
      ['ArrowDown', second],
      ['ArrowDown', null],
      ['ArrowUp', second],
      ['ArrowUp', first],
    ] as const) {
      await page.keyboard.press(key);
      expect(await told(page)).toEqual({ expanded: 'true', chosen, selected: chosen ? [chosen] : [] });
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${threads[TITLES.indexOf(first)]?.path}`);
  });

  it('are closed by Escape, and Enter then searches for what was typed', async () => {
    const page = await site.visit(null);
    await page.goto('/');
    await typed(page, 'замена пас');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await told(page)).toEqual({ expanded: 'false', chosen: null, selected: [] });
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await boxOf(page).inputValue()).toBe('замена пас');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/search');
    expect(new URL(page.url()).searchParams.get('q')).toBe('замена пас');
  });

  it('do not stand in the way of who presses Enter with none chosen, clicks one, or goes on', async () => {
    const page = await site.visit(null, { device: 'phone' });
    await page.goto('/');
    await typed(page, 'школу');
    await page.keyboard.press('Tab');
    expect(await told(page)).toEqual({ expanded: 'false', chosen: null, selected: [] });
    await boxOf(page).fill('');
    await typed(page, 'школу');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'школу');
    await boxOf(page).fill('');
    await typed(page, 'утер');
    await page.getByRole('option', { name: 'Замена паспорта после утери' }).click();
    await page.waitForURL(`**${threads[0]?.path}`);
  });

  it('are text, whatever a title holds, under a policy that runs no script of a page', async () => {
    const title = 'Ошибка <img src=x onerror=alert(1)> в кабинете';
    await putArchive(site.app, [{ categoryId: site.categoryId, title, question: 'Что это?' }]);
    const page = await site.visit(null);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    const answer = await page.goto('/');
    expect(answer?.headers()['content-security-policy']).toMatch(/default-src 'self'/);
    expect(await typed(page, 'ошибка')).toEqual([title]);
    expect(await page.locator('.suggestions img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('are missed by nobody while the server does not answer', async () => {
    const page = await site.visit(null);
    await page.route('**/search/suggest*', (route) => route.abort());
    await page.goto('/');
    await boxOf(page).pressSequentially('паспорт');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'паспорт');
  });

  it.each(MANNERS)('are nothing that the form needs: $device with JavaScript $javaScript', async (manner) => {
    const page = await site.visit(null, manner);
    await page.goto('/');
    if (!manner.javaScript) {
      expect(await page.getByRole('combobox').count()).toBe(0);
      await site.check(page, 'search-box-plain');
    }
    await page.getByLabel('Поиск по вопросам и ответам').fill('паспорт');
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'паспорт');
    await page.getByRole('link', { name: 'Замена паспорта после утери' }).waitFor();
  });
});
