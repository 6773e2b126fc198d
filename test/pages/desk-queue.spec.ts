import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import { MANNERS, Site } from '../support/site.js';

/** The desk's list with its filters, and who holds an item (docs/product.md §4). */
describeInBrowser('the queue', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let olga: Page;
    let item: string;

    beforeAll(async () => {
      site.app.clock.set(WORKING_TUESDAY);
      await site.app.settle();
      await site.app.db.query('TRUNCATE desk_item CASCADE');
      olga = await site.visit(site.moderator, manner);
      const citizen = await site.app.person('CITIZEN');
      await site.asked(citizen, { details: { region: 'RU-PER' } });
      const { thread } = await site.asked(citizen, { title: 'Не приходит письмо с кодом' });
      await site.app.settle();
      item = `/desk/${await site.itemOf(thread)}`;
    });

    it('asks for the region, for staff only', async () => {
      const citizen = await site.visit(await site.app.person('CITIZEN'), manner);
      await citizen.goto('/ask');
      await citizen.getByLabel('Тема').selectOption({ index: 1 });
      await citizen.getByLabel('Суть вопроса').fill('Не обновляется паспорт в профиле');
      await citizen.getByLabel('Что произошло').fill('Получил новый паспорт, а данные старые.');
      await citizen.getByLabel('Регион, где вы живёте').selectOption('RU-TA');
      await site.check(citizen, 'ask-region');
      await citizen.getByRole('button', { name: 'Проверить вопрос' }).click();
      await citizen.getByText('Республика Татарстан').waitFor();
      await site.check(citizen, 'ask-region-check');
    });

    it('shows filters as links with counts, and takes the next of what is shown', async () => {
      await olga.goto('/desk');
      const filters = olga.getByRole('navigation', { name: 'Что показать' });
      await site.check(olga, 'desk-filters');
      await filters.getByRole('link', { name: 'Пермский край 1' }).click();
      expect(await olga.locator('tbody tr').count()).toBe(1);
      expect(await olga.locator('.desk__bar').innerText()).toMatch(/Ждёт решения: 1 обращение/);
      await filters.getByRole('link', { name: 'Свободные 1' }).click();
      await site.check(olga, 'desk-filtered');
      await olga.getByRole('button', { name: 'Следующее обращение' }).click();
      await olga.getByText('Вы рассматриваете до ').waitFor();
      await olga.getByText('Пермский край').waitFor();
      await olga.goto('/desk?holder=MINE');
      expect(await olga.locator('tbody tr').count()).toBe(1);
      await olga.goto('/desk?region=RU-PER&holder=NOBODY');
      expect(await olga.locator('tbody tr').count()).toBe(0);
      await olga.getByRole('link', { name: 'Показать всё' }).click();
      expect(await olga.locator('tbody tr').count()).toBe(2);
      await olga.goto('/desk?holder=MINE');
      await olga.locator('tbody a').click();
      await olga.getByRole('button', { name: 'Вернуть в очередь' }).click();
    });

    it('keeps an item by hand, and by itself while its page is open', async () => {
      await olga.goto(item);
      await olga.getByRole('button', { name: 'Взять на рассмотрение' }).click();
      await olga.getByText('Вы рассматриваете до 11:15').waitFor();
      site.app.clock.advance(5 * 60_000);
      await olga.getByRole('button', { name: 'Продлить на 15 минут' }).click();
      await olga.getByText('Вы рассматриваете до 11:20').waitFor();
      if (manner.javaScript) {
        await olga.clock.install();
        await olga.goto(item);
        await olga.getByText('Вернуть на доработку').click();
        await olga.getByLabel('Что нужно изменить').fill('Напишите, когда это было.');
        site.app.clock.advance(5 * 60_000);
        await olga.clock.fastForward(5 * 60_000);
        await olga.getByText('Вы рассматриваете до 11:25').waitFor();
        expect(await olga.getByText('Вы больше не рассматриваете это обращение').isVisible()).toBe(false);
        await site.app.db.query('UPDATE desk_item SET claimed_by = NULL, claimed_until = NULL');
        await olga.clock.fastForward(5 * 60_000);
        await olga.getByText('Вы больше не рассматриваете это обращение').waitFor();
        expect(await olga.getByLabel('Что нужно изменить').inputValue()).toBe('Напишите, когда это было.');
        await site.check(olga, 'desk-claim-lost');
        await olga.clock.resume();
      }
      site.app.clock.set(WORKING_TUESDAY);
    });

    it('lets a supervisor take over, and nobody else', async () => {
      await olga.goto(item);
      const claim = olga.getByRole('button', { name: 'Взять на рассмотрение' });
      if (await claim.isVisible()) await claim.click();
      const pavel = await site.visit(await site.app.person('MODERATOR'), manner);
      await pavel.goto(item);
      expect(await pavel.getByRole('button', { name: 'Забрать себе' }).count()).toBe(0);
      const chief = await site.visit(
        await site.app.person('SUPERVISOR', { name: 'Надежда Ивановна' }),
        manner,
      );
      await chief.goto(item);
      await site.check(chief, 'desk-take-over');
      await chief.getByRole('button', { name: 'Забрать себе' }).click();
      await chief.getByText('Вы рассматриваете до ').waitFor();
      await olga.goto(item);
      await olga.getByText('Надежда Ивановна, до ').waitFor();
    });

    it('puts first what is urgent, with the reason', async () => {
      await olga.goto(item);
      await olga.getByText('Сделать срочным').click();
      await olga.getByRole('button', { name: 'Поставить в начало очереди' }).click();
      await olga.locator('.error-summary').waitFor();
      await site.check(olga, 'desk-urgent-problem');
      await olga.getByLabel('Почему это срочно').fill('Завтра последний день подачи');
      await olga.getByRole('button', { name: 'Поставить в начало очереди' }).click();
      await olga.getByText('Ольга Сергеевна: Завтра последний день подачи').waitFor();
      await site.check(olga, 'desk-urgent');
      await olga.goto('/desk');
      expect(await olga.locator('tbody tr').first().innerText()).toMatch(/Не приходит письмо.*Срочно/s);
      await site.check(olga, 'desk-urgent-list');
    });

    it('lists for specialists what awaits an answer', async () => {
      const thread = await site.published(await site.app.person('CITIZEN'), {
        title: 'Где взять справку 2-НДФЛ',
      });
      const igor = await site.visit(site.specialist, manner);
      await igor.goto('/');
      await igor.getByRole('link', { name: 'Ждут ответа' }).click();
      await igor.getByRole('heading', { name: 'Ждут официального ответа' }).waitFor();
      await site.check(igor, 'answers');
      await igor.getByRole('link', { name: 'Где взять справку 2-НДФЛ' }).first().click();
      expect(new URL(igor.url()).pathname).toBe(thread.path);
      await site.answerOfficially(thread);
      await igor.goto('/answers');
      expect(await igor.locator(`a[href="${thread.path}"]`).count()).toBe(0);
      expect((await olga.goto('/answers'))?.status()).toBe(403);
    });
  });
});
