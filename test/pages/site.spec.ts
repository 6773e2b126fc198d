import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Schedules } from '#directory';
import { Database, keyOf } from '#platform';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import { mutate } from '../support/graphql.js';
import { MANNERS, Site } from '../support/site.js';
import { waitUntil } from '../support/wait-until.js';

const POSTS_A_PAGE = 20;
/** Pages that all readers see alike. */
const SHARED = ['/', '/c/documents'];

/** What all pages have in common: addresses, keeping, paging, large print, the other language, the keyboard. */
describeInBrowser('the site', () => {
  let site: Site;
  let asker: TestPerson;
  let thread: Awaited<ReturnType<Site['published']>>;

  beforeAll(async () => {
    site = await Site.open();
    asker = await site.app.person('CITIZEN');
    thread = await site.published(asker);
    await site.putLine();
    await site.putLine({
      key: 'mailbox',
      kind: 'EMAIL',
      name: { ru: 'Почта поддержки', en: 'Support mailbox' },
      value: 'help@veche.example',
      position: 1,
    });
  });
  afterAll(() => site?.close());

  describe('what readers are sent', () => {
    it('may be kept, if it is asked each time whether it is still so', async () => {
      for (const path of [...SHARED, thread.path]) {
        const first = await get(path);
        const etag = first.headers.get('etag') ?? '';
        expect(etag).toMatch(/^(W\/)?"[\w-]+"$/);
        expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
        expect(first.headers.get('vary')).toContain('cookie');
        const again = await get(path, { 'if-none-match': etag });
        expect([again.status, await again.text()]).toEqual([304, '']);
        expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
      }
    });

    it('describes public pages to those who link to them, and no others', async () => {
      const html = await (await get(thread.path)).text();
      for (const name of ['title', 'description', 'type', 'url', 'site_name', 'locale'])
        expect(html).toMatch(new RegExp(`<meta property="og:${name}" content="[^"]+"`));
      expect(html).toContain('property="og:type" content="article"');
      for (const path of ['/search?q=паспорт', '/sign-in'])
        expect(await (await get(path)).text()).not.toContain('og:');
    });

    it('has its style sheet compressed for those who say that they take it', async () => {
      const [css = ''] = /\/assets\/[\w-]+\.css/.exec(await (await get('/')).text()) ?? [];
      const plain = await get(css, { 'accept-encoding': 'identity' });
      const gzip = await get(css, { 'accept-encoding': 'br;q=0, gzip;q=0.8' });
      expect([plain, gzip].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip']);
      expect(gzip.headers.get('vary')).toContain('accept-encoding');
      expect(gzip.headers.get('etag')).not.toBe(plain.headers.get('etag'));
      expect(await gzip.text()).toBe(await plain.text());
      expect((await get(css, { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull();
    });

    it('changes when its thread does', async () => {
      const changing = await site.published(await site.app.person('CITIZEN'));
      const before = (await get(changing.path)).headers.get('etag') ?? '';
      await site.answerOfficially(changing);
      const after = await waitUntil(async () => {
        const answer = await get(changing.path, { 'if-none-match': before });
        return answer.status === 200 && answer;
      });
      expect(await after.text()).toContain('Паспорт обновится в профиле за сутки.');
    });

    it('is kept nowhere for those who have signed in, and is never what others were sent', async () => {
      const cookie = `veche=${asker.secret}`;
      for (const path of [...SHARED, thread.path, '/contacts', '/me/questions']) {
        const etag = (await get(path)).headers.get('etag');
        const own = await get(path, { cookie, ...(etag && { 'if-none-match': etag }) });
        expect(own.status).toBe(200);
        expect(own.headers.get('cache-control')).toBe('private, no-store');
        expect(own.headers.get('etag')).toBeNull();
        expect(await own.text()).toContain('Выйти');
        expect(await (await get(path)).text()).not.toContain('Выйти');
      }
    });

    it('stands at one address: others lead there for good', async () => {
      const { number, path } = thread;
      for (const other of [`/t/${number}`, `/t/${number}-staroe-nazvanie`]) {
        const answer = await get(other);
        expect([answer.status, answer.headers.get('location')]).toEqual([301, path]);
      }
      const html = await (await get(path)).text();
      expect(html).toContain(`<link rel="canonical" href="${site.app.settings.publicUrl}${path}"/>`);
    });

    it('says at its foot when questions are reviewed, by the schedule in force', async () => {
      expect(await foot('/')).toContain('Рассматриваем вопросы: пн–пт 08:00–20:00 (мск).');
      expect(await foot('/no-such-page')).toContain('Рассматриваем вопросы: пн–пт 08:00–20:00 (мск).');
      const schedules = site.app.get(Schedules);
      const usual = await schedules.moderationWeek();
      if (!usual) throw new Error('The week is not known');
      const change = (weekly: typeof usual.weekly) =>
        site.app.get(Database).transaction((tx) => schedules.changeModeration(tx, { ...usual, weekly }));
      await change({ ...usual.weekly, fri: [['08:00', '17:00']], sat: [['10:00', '14:00']] });
      for (const path of ['/', thread.path, '/contacts'])
        await waitUntil(async () =>
          (await foot(path)).includes('пн–чт 08:00–20:00, пт 08:00–17:00, сб 10:00–14:00 (мск)'),
        );
      await change(usual.weekly);
      await waitUntil(async () => (await foot(thread.path)).includes('пн–пт 08:00–20:00 (мск)'));
    });

    it('has a style sheet that is kept for ever', async () => {
      const [href] = /\/assets\/[\w-]+\.css/.exec(await (await get('/')).text()) ?? [];
      const style = await get(href ?? '/no-style');
      expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await get(href ?? '', { 'if-none-match': style.headers.get('etag') ?? '' })).status).toBe(304);
    });
  });

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let reader: Page;
    beforeAll(async () => {
      reader = await site.visit(null, manner);
    });

    it('shows every contact with its hours, and what is open at this moment', async () => {
      await reader.goto('/contacts');
      const text = await reader.locator('main').innerText();
      expect(text).toContain('пн–пт 09:00–18:00');
      expect(text.match(/Сейчас работает, до 18:00/g)).toHaveLength(2);
      expect(await reader.locator('a[href="mailto:help@veche.example"]').count()).toBe(1);
      await site.check(reader, 'contacts');
      site.app.clock.set('2026-11-20T18:00:00+03:00');
      await reader.reload();
      expect(await reader.locator('main').innerText()).toMatch(
        /Сейчас закрыто\. Откроется в 09:00 в понедельник, 23 ноября/,
      );
      site.app.clock.set(WORKING_TUESDAY);
    });

    it('divides a long thread into pages, and knows those it does not have', async () => {
      const long = await site.published(await site.app.person('CITIZEN'));
      await fill(long, 2 * POSTS_A_PAGE + 4);
      await reader.goto(long.path);
      expect(await reader.locator('.posts > li').count()).toBe(POSTS_A_PAGE - 1);
      await reader.getByRole('link', { name: 'Следующая страница' }).click();
      await reader.waitForURL(`**${long.path}?page=2`);
      expect(await reader.locator('.posts > li').count()).toBe(POSTS_A_PAGE);
      expect(await reader.locator('.posts > li').first().innerText()).toContain(`Ответ ${POSTS_A_PAGE}.`);
      expect(await reader.locator('.pager [aria-current=page]').innerText()).toBe('2');
      expect(await reader.title()).toContain('страница 2');
      await site.check(reader, 'thread-page-2');
      await reader.getByRole('link', { name: 'Страница 3 из 3' }).click();
      expect(await reader.locator('.posts > li').count()).toBe(5);
      expect((await reader.goto(`${long.path}?page=4`))?.status()).toBe(404);
      const odd = await reader.goto(`/t/${long.number}-old?page=2`);
      expect([odd?.status(), reader.url()]).toEqual([200, `${site.app.url}${long.path}?page=2`]);
      for (const page of ['0', '-1', 'x', '1e9', '1']) {
        expect((await reader.goto(`${long.path}?page=${page}`))?.status()).toBe(200);
        expect(await reader.locator('.post--question').count()).toBe(1);
      }
      // Written last, shown first, and still in its own place.
      await site.answerOfficially(long);
      await reader.goto(long.path);
      expect(await reader.locator('.posts > li').first().innerText()).toContain('Официальный ответ');
      expect(await reader.locator('.posts > li').count()).toBe(POSTS_A_PAGE);
      await reader.goto(`${long.path}?page=3`);
      expect(await reader.locator('.posts > li').last().innerText()).toContain('Официальный ответ');
    });

    it('has a large-print version, which stays until it is left', async () => {
      const page = await site.visit(null, manner);
      await page.goto(thread.path);
      const usual = await fontSize(page);
      await page.getByRole('button', { name: 'Версия для слабовидящих' }).click();
      await page.getByRole('button', { name: 'Обычная версия' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(thread.path);
      expect(await fontSize(page)).toBeGreaterThan(usual * 1.2);
      await site.check(page, 'large-thread');
      // No post has a frame that touches its words.
      for (const box of await page.locator('.post').all()) {
        const { borderLeftWidth, paddingLeft } = await box.evaluate((element) => getComputedStyle(element));
        expect(Number.parseFloat(borderLeftWidth) === 0 || Number.parseFloat(paddingLeft) >= 8).toBe(true);
      }
      for (const path of ['/', '/contacts', '/sign-up', '/search']) {
        await page.goto(path);
        await site.check(page, `large${path.replaceAll('/', '-')}`);
      }
      await page.getByRole('button', { name: 'Обычная версия' }).click();
      await page.getByRole('button', { name: 'Версия для слабовидящих' }).waitFor();
      expect(await fontSize(page)).toBe(usual);
      await reader.goto(thread.path);
      expect(await fontSize(reader)).toBe(usual);
    });

    it('speaks English to those who ask for it, by their browser or by the button', async () => {
      const tourist = await site.visit(null, { ...manner, locale: 'en-GB' });
      await tourist.goto('/c/documents');
      await tourist.getByRole('heading', { name: 'Certificates and documents' }).waitFor();
      expect(await tourist.locator('html').getAttribute('lang')).toBe('en');
      await site.check(tourist, 'english-category');
      await tourist.getByRole('button', { name: 'Русский' }).click();
      await tourist.getByRole('heading', { name: 'Справки и документы' }).waitFor();

      const page = await site.visit(asker, manner);
      await page.goto(thread.path);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await site.check(page, 'english-thread');
      await page.goto(`/me/questions/${thread.number}`);
      await page.getByText('The question is published.').waitFor();
      await site.check(page, 'english-case');
    });
  });

  it('is worked by the keyboard: in the order of the page, with a focus that is seen', async () => {
    const page = await site.visit(null);
    await page.goto('/sign-in');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(FOCUSED)).toMatchObject({ text: 'Перейти к содержанию', seen: true });
    await page.keyboard.press('Enter');
    const order: unknown[] = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(FOCUSED));
    }
    expect(order).toEqual([
      { name: 'email', text: '', seen: true },
      { name: 'password', text: '', seen: true },
      { name: '', text: 'Войти', seen: true },
    ]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
  });

  async function foot(path: string): Promise<string> {
    const html = await (await get(path)).text();
    return /<footer[^]*<\/footer>/.exec(html)?.[0] ?? '';
  }

  function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(site.app.url + path, { redirect: 'manual', headers });
  }

  /** Writes replies of staff, which need no moderator, until the thread has so many beside its question. */
  async function fill({ id }: { readonly id: string }, count: number): Promise<void> {
    const threadId = keyOf('Thread', id);
    await mutate(
      site.app,
      'postReply',
      { threadId: id, body: 'Ответ 1. Проверьте раздел.' },
      '',
      site.moderator,
    );
    await site.app.get(Database).transaction(async (tx) => {
      await tx.query(
        `INSERT INTO post SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'position', n,
           'html', '<p>Ответ ' || n || '. Проверьте раздел.</p>'))).*
         FROM post p, generate_series(2, $2::int) n WHERE p.thread_id = $1 AND p.position = 1`,
        [threadId, count],
      );
      await tx.query('UPDATE thread SET next_position = $2 + 1, post_count = $2 + 1 WHERE id = $1', [
        threadId,
        count,
      ]);
    });
  }
});

const fontSize = (page: Page): Promise<number> =>
  page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)') as Promise<number>;

/** The control that has the focus, and whether that is seen: on the screen, with a ring around it (WCAG 2.2, 2.4.7). */
const FOCUSED = `(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.boxShadow !== 'none';
  return { name: element.name ?? '', text: element.textContent.trim(),
    seen: outlined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight };
})()`;
