import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Schedules } from '#directory';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

/** Administrators keep the working time by plain forms (docs/product.md §2). */
describeInBrowser('schedules and calendars', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.putLine();
  });
  afterAll(() => site?.close());

  const isOpen = async (at: string): Promise<boolean> =>
    (await site.app.get(Schedules).moderation()).isOpen(new Date(at));

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let page: Page;
    // Each manner changes days of its own.
    const [day, month] = manner.javaScript ? ['2026-11-26', '2026-12-07'] : ['2026-11-27', '2026-12-14'];

    beforeAll(async () => {
      page = await site.visit(await site.app.person('ADMINISTRATOR'), manner);
    });

    it('lists every schedule, and is offered to administrators', async () => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Графики' }).click();
      await page.getByRole('heading', { name: 'Графики работы' }).waitFor();
      await page.getByText('Линия поддержки').waitFor();
      await site.check(page, 'schedules');
      await page.getByRole('link', { name: 'Рассмотрение вопросов' }).click();
      expect(await page.getByLabel('Понедельник').inputValue()).toBe('08:00–20:00');
      await site.check(page, 'schedule');
    });

    it('shows what a special day would change before it is saved, and takes it back', async () => {
      await page.goto('/admin/schedules/moderation');
      await page.getByLabel('Дата').fill(day);
      await page.getByLabel('Другие часы вместо обычных').check();
      await page.getByLabel('Часы', { exact: false }).last().fill('10:00-12:00');
      const form = page.locator('form[action$="/exception"]');
      await form.getByLabel('Причина').fill('Переезд отдела');
      await form.getByRole('button', { name: 'Показать, что изменится' }).click();
      await page.getByRole('heading', { name: 'Что изменится' }).waitFor();
      expect(await page.locator('.table tbody').innerText()).toMatch(/08:00–20:00[\s\S]*10:00–12:00/);
      await site.check(page, 'schedule-preview');
      expect(await isOpen(`${day}T15:00:00+03:00`)).toBe(true);

      await form.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Изменения сохранены и уже действуют.').waitFor();
      await page.getByText('Переезд отдела').waitFor();
      expect(await isOpen(`${day}T15:00:00+03:00`)).toBe(false);
      await site.check(page, 'schedule-saved');
      await page.getByRole('button', { name: 'Убрать особый день' }).click();
      await page.getByText('Изменения сохранены и уже действуют.').waitFor();
      expect(await isOpen(`${day}T15:00:00+03:00`)).toBe(true);
    });

    it('plans other hours, tells what is wrong, keeps what was typed, and cancels the plan', async () => {
      await page.goto('/admin/schedules/moderation');
      const form = page.locator('form[action$="/hours"]');
      await form.getByLabel('Пятница').fill('9-18');
      await form.getByLabel('С какого дня действует').fill(month);
      await form.getByLabel('Причина').fill('Зимний график');
      await form.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Пятница: Время пишется так: 09:00.').waitFor();
      expect(await form.getByLabel('Пятница').inputValue()).toBe('9-18');
      await site.check(page, 'schedule-problem');
      await form.getByLabel('Пятница').fill('9:00–13:00, 14:00–18:00');
      await form.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Зимний график').waitFor();
      await site.check(page, 'schedule-planned');
      await page.getByRole('button', { name: 'Отменить изменение' }).click();
      await page.getByText('Изменения сохранены и уже действуют.').waitFor();
      expect(await page.getByText('Зимний график').count()).toBe(0);
    });

    it('refuses hours with which nothing would open again', async () => {
      await page.goto('/admin/schedules/moderation');
      const form = page.locator('form[action$="/hours"]');
      for (const name of ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница'])
        await form.getByLabel(name).fill('');
      await form.getByLabel('Причина').fill('Закрываемся');
      await form.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('heading', { name: 'С такими часами рабочее время больше не наступит' }).waitFor();
      await page.getByText('Проверьте часы и даты').waitFor();
    });

    it('loads the next year from a file or a pasted text', async () => {
      const year = manner.javaScript ? 2028 : 2029;
      const text = `date,kind,name\n${year}-01-09,holiday,Каникулы\n`;
      await page.goto('/admin/calendars');
      await site.check(page, 'calendars');
      await page.getByLabel('Или текст календаря').fill('date,kind,name\n2028-02-30,holiday,Нет\n');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Строка 2: Такой даты нет: «2028-02-30».').first().waitFor();
      await site.check(page, 'calendars-problem');
      await page
        .getByLabel('Файл')
        .setInputFiles({ name: 'calendar.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Показать, что изменится' }).click();
      await page.getByText(`Прочитан ${year} год`).waitFor();
      expect(await page.getByLabel('Или текст календаря').inputValue()).toContain(`${year}-01-09`);
      await site.check(page, 'calendars-preview');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Изменения сохранены и уже действуют.').waitFor();
      await page.getByText(`${year} год, Россия`).waitFor();
      expect(await isOpen(`${year}-01-09T12:00:00+03:00`)).toBe(false);
    });

    it('is no page of moderators', async () => {
      const moderator = await site.visit(site.moderator, manner);
      for (const path of ['/admin/schedules', '/admin/schedules/moderation', '/admin/calendars'])
        expect((await moderator.goto(path))?.status()).toBe(403);
      expect(await moderator.getByRole('link', { name: 'Графики' }).count()).toBe(0);
    });

    it('knows no other schedule', async () => {
      expect((await page.goto('/admin/schedules/nothing'))?.status()).toBe(404);
    });
  });
});
