import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { Site } from '../support/site.js';
import { waitUntil } from '../support/wait-until.js';

const begin = (page: Page) => page.goto('/graphiql');
const asksForTheWindow = (request: Request) =>
  request.url().endsWith('/graphql') && request.postData()?.includes('moderationWindow') === true;

/** The page on which moderators and developers try the API. */
describeInBrowser('GraphiQL', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it('asks the API in the name of the moderator, and loads nothing from elsewhere', async () => {
    const page = await site.visit(site.moderator, { javaScript: true, device: 'desktop' });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(site.app.url).origin)
        elsewhere.push(request.url());
    });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await begin(page);
    const execute = page.getByRole('button', { name: /execute query/i });
    await execute.waitFor({ timeout: 60_000 });
    const answer = await waitUntil(async () => {
      // On a busy machine the editor may yet put its own text in the place of what was typed.
      await page.locator('.graphiql-query-editor').click();
      await page.keyboard.press('Control+A');
      // The editor closes the outer bracket itself, and tells the page what is typed a moment later.
      await page.keyboard.insertText('{ moderationWindow { open }');
      await page.waitForTimeout(500);
      const answered = page.waitForResponse((response) => asksForTheWindow(response.request()), {
        timeout: 5_000,
      });
      await Promise.all([answered, execute.click({ timeout: 5_000 })]);
      return (await answered).json();
    });
    expect(answer).toEqual({ data: { moderationWindow: { open: expect.any(Boolean) } } });
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is closed to everybody else in a running service', async () => {
    const reader = await site.visit(null, { javaScript: true, device: 'desktop' });
    expect((await begin(reader))?.status()).toBe(403);
  });
});
