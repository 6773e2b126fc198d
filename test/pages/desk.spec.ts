import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import type { AskedThread } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

/** The desk's pages when something stands in the way (docs/product.md §4). */
describeInBrowser('the desk', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.putLine();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let olga: Page;
    let pavel: Page;
    let thread: AskedThread;
    let item: string;

    beforeAll(async () => {
      olga = await site.visit(site.moderator, manner);
      pavel = await site.visit(await site.app.person('MODERATOR', { name: 'Павел Андреевич' }), manner);
      ({ thread } = await site.asked(await site.app.person('CITIZEN')));
      await site.app.settle();
      item = `/desk/${await site.itemOf(thread)}`;
    });

    it('lets two moderators open one item, and one decide', async () => {
      await pavel.goto(item);
      await olga.goto(item);
      await olga.getByRole('button', { name: 'Взять на рассмотрение' }).click();
      await olga.getByText('Вы рассматриваете до ').waitFor();
      // His page is of before.
      await pavel.getByRole('button', { name: 'Опубликовать' }).click();
      await pavel.getByText('Это обращение уже рассматривает Ольга Сергеевна').waitFor();
      await pavel.goto(item);
      const publish = pavel.getByRole('button', { name: 'Опубликовать' });
      expect(await publish.isDisabled()).toBe(true);
      const why = await pavel.locator(`#${await publish.getAttribute('aria-describedby')}`).innerText();
      expect(why).toMatch(/^Рассматривает Ольга Сергеевна до .*11:15/);
      expect(await pavel.getByRole('button', { name: 'Взять на рассмотрение' }).isDisabled()).toBe(true);
      await site.check(pavel, 'desk-held');
      await olga.getByRole('button', { name: 'Вернуть в очередь' }).click();
      await olga.getByText('Обращение снова в очереди.').waitFor();
      await site.check(olga, 'desk-released');
    });

    it('holds a claim for a quarter of an hour', async () => {
      await olga.goto(item);
      await olga.getByRole('button', { name: 'Взять на рассмотрение' }).click();
      await olga.getByText('Вы рассматриваете до 11:15').waitFor();
      site.app.clock.advance(15 * 60_000);
      await pavel.goto(item);
      await pavel.getByRole('button', { name: 'Взять на рассмотрение' }).click();
      await pavel.getByText('Вы рассматриваете до 11:30').waitFor();
      await pavel.getByRole('button', { name: 'Вернуть в очередь' }).click();
      await pavel.getByText('Обращение снова в очереди.').waitFor();
      site.app.clock.set(WORKING_TUESDAY);
    });

    it('asks for the reason of a rejection, and for words where none of the list fits', async () => {
      await olga.goto(item);
      await olga.getByText('Отклонить', { exact: true }).first().click();
      await olga.getByRole('button', { name: 'Отклонить' }).click();
      await olga.getByText('Выберите вариант из списка.').first().waitFor();
      await site.check(olga, 'reject-problem');
      await olga.getByLabel('Другая причина.').check();
      await olga.getByRole('button', { name: 'Отклонить' }).click();
      await olga.getByText('Напишите причину: её прочитает автор.').first().waitFor();
      expect(await olga.getByLabel('Другая причина.').isChecked()).toBe(true);
    });

    it('tells when it opens, once the window is closed, and keeps what was typed', async () => {
      await olga.goto(item);
      await olga.getByText('Вернуть на доработку').click();
      await olga.getByLabel('Что нужно изменить').fill('Добавьте текст ошибки.');
      site.app.clock.set('2026-11-20T20:00:00+03:00');
      await olga.getByRole('button', { name: 'Вернуть автору' }).click();
      await olga.getByRole('heading', { name: 'Сейчас нерабочее время' }).waitFor();
      expect(await olga.locator('.error-summary').innerText()).toMatch(
        /Сейчас нерабочее время.*08:00 в понедельник, 23 ноября/s,
      );
      expect(await olga.getByLabel('Что нужно изменить').inputValue()).toBe('Добавьте текст ошибки.');
      await site.check(olga, 'desk-closed');
      await olga.goto('/desk');
      expect(await olga.locator('.hours').innerText()).toMatch(/Сейчас нерабочее время.*23 ноября/);
      await olga.getByText('Просрочено').waitFor();
      const next = olga.getByRole('button', { name: 'Следующее обращение' });
      expect(await next.isDisabled()).toBe(true);
      const why = await olga.locator(`#${await next.getAttribute('aria-describedby')}`).innerText();
      expect(why).toMatch(/^Сейчас нерабочее время.*23 ноября/);
      await site.check(olga, 'desk-closed-list');
      await olga.goto(item);
      for (const name of ['Опубликовать', 'Взять на рассмотрение']) {
        const button = olga.getByRole('button', { name, exact: true });
        expect(await button.isDisabled()).toBe(true);
        expect(await olga.locator(`#${await button.getAttribute('aria-describedby')}`).innerText()).toBe(why);
      }
      await site.check(olga, 'item-closed');
      site.app.clock.set(WORKING_TUESDAY);
    });

    it('refuses a decision on a version that is no longer the current one', async () => {
      await olga.goto(item);
      // The asker changed the question after the page was opened.
      await site.app.db.query('UPDATE thread SET version = version + 1 WHERE number = $1', [thread.number]);
      await olga.getByRole('button', { name: 'Опубликовать' }).click();
      await olga.getByText('Пока вы работали, здесь что-то изменилось').waitFor();
      await olga.getByRole('button', { name: 'Опубликовать' }).waitFor();
    });

    it('sends a question on: what is missing is told, then it is done', async () => {
      await olga.goto(item);
      await olga.getByText('Направить в другую службу', { exact: true }).first().click();
      await olga.getByRole('button', { name: 'Направить' }).click();
      await olga.getByText('Выберите, куда направить вопрос.').first().waitFor();
      await olga.getByLabel('Направить на телефонную линию').check();
      await olga.getByLabel('Почему направляете').fill('По телефону быстрее');
      await olga.getByRole('button', { name: 'Направить' }).click();
      await olga.getByText('Выберите телефонную линию из справочника.').first().waitFor();
      expect(await olga.getByLabel('Почему направляете').inputValue()).toBe('По телефону быстрее');
      await site.check(olga, 'redirect-problem');
      await olga.getByLabel('Линия').selectOption({ index: 1 });
      await olga.getByRole('button', { name: 'Направить' }).click();
      await olga.getByText('Направлено в другую службу, автору сообщили.').waitFor();
      await site.app.settle();
    });

    it('says of a decided item that it is decided', async () => {
      await pavel.goto(item);
      await pavel.getByText('По этому обращению решение уже принято.').waitFor();
      expect(await pavel.getByRole('button', { name: 'Опубликовать' }).count()).toBe(0);
      await site.check(pavel, 'desk-decided');
      await pavel.goto('/desk');
      await pavel.getByText('Ничего не ждёт решения').waitFor();
      await pavel.getByRole('button', { name: 'Следующее обращение' }).click();
      await pavel.getByText('Сейчас ничего не ждёт решения').waitFor();
    });

    it('is no page of citizens', async () => {
      const citizen = await site.visit(await site.app.person('CITIZEN'), manner);
      expect((await citizen.goto('/desk'))?.status()).toBe(403);
      await citizen.getByRole('heading', { name: 'У вас нет доступа к этой странице' }).waitFor();
      await site.check(citizen, 'forbidden');
      expect((await citizen.goto(item))?.status()).toBe(403);
    });
  });
});
