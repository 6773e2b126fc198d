import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { graphql, mutate } from '../support/graphql.js';
import { describeInBrowser } from '../support/browser.js';
import type { AskedThread } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

const ANSWER = 'Паспорт обновится в профиле за сутки.';
const TYPED = 'Добрый день!';
const VALID_UNTIL = '2030-12-31';
const HOURS = 'Часы линии: {{officeHours:help-line}}. Обращение {{reference}}.';

/** Replies are offered to who answers, and kept by who leads (docs/product.md §4). */
describeInBrowser('replies', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.putLine();
    const supervisor = await site.app.person('SUPERVISOR');
    const saved = await mutate(
      site.app,
      'saveCannedReply',
      { shortCode: 'line', title: 'Часы линии', body: HOURS, categoryId: null },
      '',
      supervisor,
    );
    expect(saved.__typename).toBe('CannedReplySuccess');
    await site.answerOfficially(await site.published(await site.app.person('CITIZEN')));
    await site.app.settle();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let thread: AskedThread & { readonly path: string };
    let igor: Page;
    let offered: string;

    beforeAll(async () => {
      thread = await site.published(await site.app.person('CITIZEN'));
      igor = await site.visit(site.specialist, manner);
    });

    const answer = () => igor.getByLabel('Официальный ответ');

    it('offers answers to similar questions, with how alike they are and where they stand', async () => {
      await igor.goto(thread.path);
      const offer = igor.locator('.offers li').first();
      expect(await offer.innerText()).toMatch(/сходство \d+ %/);
      offered = (await offer.locator('.as-typed').textContent()) ?? '';
      expect(offered).toContain(ANSWER);
      expect(await offer.getByRole('link').getAttribute('href')).toMatch(/^\/t\/\d+-/);
      await site.check(igor, 'replies-offered');
    });

    it('takes one over by its key, below what was typed, and a canned one with its placeholders filled', async () => {
      await answer().fill(TYPED);
      await igor.getByLabel('Основание').fill('Приказ № 5');
      await igor.locator('input[name="validUntil"]').fill(VALID_UNTIL);
      const button = igor.getByRole('button', { name: /^Вставить в ответ \(1\)/ });
      expect(await button.getAttribute('accesskey')).toBe('1');
      await button.click();
      await igor.waitForURL(/official-answers\/take/);
      expect(await answer().inputValue()).toBe(`${TYPED}\n\n${offered}`);
      expect(await igor.getByLabel('Основание').inputValue()).toBe('Приказ № 5');
      await site.check(igor, 'replies-taken');

      await igor.locator('summary', { hasText: 'Шаблоны ответов' }).click();
      await igor.getByRole('button', { name: 'Вставить в ответ: Часы линии' }).click();
      await igor.getByText('Официальный ответ').first().waitFor();
      const text = await answer().inputValue();
      expect(text.startsWith(`${TYPED}\n\n${offered}\n\nЧасы линии: пн–пт 09:00–18:00 (`)).toBe(true);
      expect(text).toContain(`Обращение ${thread.reference}.`);
      expect(text).not.toContain('{{');
      expect(await igor.locator('input[name="validUntil"]').inputValue()).toBe(VALID_UNTIL);
    });

    it('counts what the answer was begun with', async () => {
      await igor.getByRole('button', { name: 'Опубликовать официальный ответ' }).click();
      await igor.waitForURL(/done=published/);
      const [post] = await site.app.db.query(
        `SELECT r.short_code, r.used, p.suggested_from_id IS NOT NULL AS suggested, p.valid_until::text
         FROM thread t JOIN post p ON p.id = t.official_answer_id JOIN canned_reply r ON r.id = p.canned_reply_id
         WHERE t.number = $1`,
        [thread.number],
      );
      expect(post).toEqual({
        short_code: 'line',
        used: manner.javaScript ? 1 : 2,
        suggested: true,
        valid_until: VALID_UNTIL,
      });
    });

    it('offers nothing to others', async () => {
      const reader = await site.visit(await site.app.person('CITIZEN'), manner);
      await reader.goto(thread.path);
      expect(await reader.locator('.offers').count()).toBe(0);
    });
  });

  describe.each(MANNERS)('are kept with JavaScript $javaScript on a $device', (manner) => {
    const code = `kept-${manner.device}`;
    let page: Page;
    beforeAll(async () => {
      page = await site.visit(await site.app.person('SUPERVISOR'), manner);
    });

    it('added, with what is wrong told and what was typed kept', async () => {
      await page.goto('/desk/replies');
      await page.getByLabel('Короткий код').fill('Плохой код');
      await page.getByLabel('Название').fill('Справка');
      await page.getByLabel('Текст шаблона').fill('Справка {{reference}} готова.');
      await page.getByRole('button', { name: 'Добавить' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Текст шаблона').inputValue()).toBe('Справка {{reference}} готова.');
      await site.check(page, 'canned-problem');
      await page.getByLabel('Короткий код').fill(code);
      await page.getByRole('button', { name: 'Добавить' }).click();
      await page.getByText('Шаблон сохранён.').waitFor();
      await site.check(page, 'canned-list');
    });

    it('changed by versions, taken out of use, and brought back by a file', async () => {
      await page.getByRole('link', { name: code, exact: true }).click();
      await page.getByLabel('Текст шаблона').fill('Совсем другой текст шаблона.');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Шаблон сохранён.').waitFor();
      await page.getByRole('link', { name: code, exact: true }).click();
      await page.getByText('Справка {{reference}} готова.').waitFor();
      await site.check(page, 'canned-versions');
      await page.getByRole('button', { name: 'Убрать из шаблонов' }).click();
      await page.getByText('Шаблон больше не предлагаем.').waitFor();
      expect(await page.getByRole('link', { name: code, exact: true }).count()).toBe(0);
      const csv = `shortCode,category,title,text\n${code},documents,Справка,Справка {{reference}} готова.`;
      await page.getByLabel('Файл', { exact: true }).setInputFiles({
        name: 'replies.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
      await page.getByRole('button', { name: 'Загрузить' }).click();
      await page.getByText('Шаблоны из файла загружены.').waitFor();
      const file = await page.request.get('/desk/replies/canned-replies.csv');
      expect(await file.text()).toContain(`${code},documents,Справка,Справка {{reference}} готова.`);
    });
  });

  it('are kept by supervisors and administrators only', async () => {
    const page = await site.visit(site.moderator);
    expect((await page.goto('/desk/replies'))?.status()).toBe(403);
  });

  it('are counted in the report, by GraphQL and on the page', async () => {
    const supervisor = await site.app.person('SUPERVISOR');
    const day = site.app.clock.now();
    const [from, to] = [new Date(day.getTime() - 86_400_000), new Date(day.getTime() + 86_400_000)];
    const { data } = await graphql<{ deskReport: { answers: object } }>(
      site.app,
      'query ($from: DateTime!, $to: DateTime!) { deskReport(from: $from, to: $to) { answers { count suggested canned } } }',
      { from: from.toISOString(), to: to.toISOString() },
      supervisor,
    );
    expect(data.deskReport.answers).toEqual({ count: 3, suggested: 2, canned: 2 });
    const page = await site.visit(supervisor);
    await page.goto('/desk/reports');
    await page.getByText('Из похожих ответов').first().waitFor();
    await site.check(page, 'replies-report');
  });
});
