import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { QUESTION } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

/** What people see when something goes wrong, and that they lose nothing by it. */
describeInBrowser('when something goes wrong', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let reader: Page;
    beforeAll(async () => {
      reader = await site.visit(null, manner);
    });

    it.each([
      ['/nothing', 404, 'Такой страницы нет'],
      ['/t/999999', 404, 'Такой страницы нет'],
      ['/t/0-x', 404, 'Такой страницы нет'],
      ['/c/nothing', 404, 'Такой страницы нет'],
      ['/follow-sent', 404, 'Такой страницы нет'],
      ['/unsubscribe/made-up', 404, 'Такой страницы нет'],
      ['/c/documents?after=made-up', 400, 'Адрес или форма повреждены'],
    ])('%s is %i: %s', async (path, status, title) => {
      const answer = await reader.goto(path);
      expect(answer?.status()).toBe(status);
      await reader.getByRole('heading', { name: title, level: 1 }).waitFor();
      expect(answer?.headers()['cache-control']).toBe('private, no-store');
      await site.check(reader, `error-${status}`);
      await reader.getByRole('link', { name: 'На главную' }).click();
      expect(new URL(reader.url()).pathname).toBe('/');
    });

    it('a session that ended while a form was filled in keeps what was typed', async () => {
      const citizen = await site.app.person('CITIZEN');
      const page = await site.visit(citizen, manner);
      await fillQuestion(page);
      await site.app.db.query('UPDATE session SET ended_at = $2 WHERE account_id = $1', [
        citizen.accountId,
        site.app.clock.now(),
      ]);
      await page.getByRole('button', { name: 'Проверить вопрос' }).click();
      await page.getByRole('heading', { name: 'Нужно войти ещё раз' }).waitFor();
      await site.check(page, 'error-401');

      const other = await page.context().newPage();
      await other.goto('/sign-in');
      await other.getByLabel('Электронная почта').fill(citizen.email);
      await other.getByLabel('Пароль').fill(citizen.password);
      await other.getByRole('button', { name: 'Войти' }).click();
      await other.getByRole('button', { name: 'Выйти' }).waitFor();
      await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
      await page.getByRole('heading', { name: 'Проверьте вопрос перед отправкой' }).waitFor();
      expect(await page.locator('main').innerText()).toContain(QUESTION.body);
    });

    it('a question that is sent twice is asked once', async () => {
      const citizen = await site.app.person('CITIZEN');
      const page = await site.visit(citizen, manner);
      await fillQuestion(page);
      await page.getByRole('button', { name: 'Проверить вопрос' }).click();
      const sending = page.waitForRequest((request) => new URL(request.url()).pathname === '/ask/send');
      await page.getByRole('button', { name: 'Отправить вопрос' }).dblclick();
      const sent = await sending;
      await page.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
      const number = await page.locator('.panel__number').innerText();

      const again = await page.context().request.post('/ask/send', {
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.app.url },
        data: sent.postData() ?? '',
      });
      expect(again.url()).toBe(page.url());
      expect(await again.text()).toContain(number);
      expect(await askedBy(citizen)).toBe(1);
    });

    it('a text that is too long for any form is told so', async () => {
      const page = await site.visit(await site.app.person('CITIZEN'), manner);
      await fillQuestion(page);
      await page.getByLabel('Что произошло').fill('я'.repeat(70_000));
      await page.getByRole('button', { name: 'Проверить вопрос' }).click();
      await page.getByRole('heading', { name: 'Слишком длинный текст' }).waitFor();
      await site.check(page, 'error-413');
    });
  });

  describe('a form of another site', () => {
    let citizen: TestPerson;
    beforeAll(async () => {
      citizen = await site.app.person('CITIZEN');
    });

    const post = (headers: Record<string, string>, path = '/preferences'): Promise<Response> =>
      fetch(site.app.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: `veche=${citizen.secret}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: 'view=large&back=%2F',
      });

    it.each<[string, Record<string, string>]>([
      ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
      ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
      ['an older browser', { origin: 'https://evil.example' }],
      ['a page without an origin', { origin: 'null' }],
      ['a form of plain text', { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }],
    ])('is refused from %s', async (_from, headers) => {
      for (const path of ['/preferences', '/sign-out', '/ask/send', '/graphql']) {
        const answer = await post(headers, path);
        expect(answer.status).toBe(403);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
      expect(await (await post(headers)).text()).toContain('Форма отправлена с другого сайта');
    });

    it('is no danger from this one', async () => {
      const own: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: site.app.url }];
      for (const headers of own) {
        expect((await post(headers)).status).toBe(303);
      }
      expect((await post({})).status).toBe(403);
    });

    it('is refused in a browser too, and the session lives on', async () => {
      const page = await site.visit(citizen);
      await page.route('http://evil.example/', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<form method="post" action="${site.app.url}/sign-out"><button>Приз</button></form>`,
        }),
      );
      await page.goto('http://evil.example/');
      await page.getByRole('button', { name: 'Приз' }).click();
      await page.getByRole('heading', { name: 'Форма отправлена с другого сайта' }).waitFor();
      await page.goto('/me/questions');
      expect(new URL(page.url()).pathname).toBe('/me/questions');
    });
  });

  async function askedBy({ accountId }: TestPerson): Promise<number> {
    const rows = await site.app.db.query('SELECT 1 FROM thread WHERE author_id = $1', [accountId]);
    return rows.length;
  }
});

async function fillQuestion(page: Page): Promise<void> {
  await page.goto('/ask?category=documents');
  await page.getByLabel('Суть вопроса').fill(QUESTION.title);
  await page.getByLabel('Что произошло').fill(QUESTION.body);
}
