import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

const CARD = '4276 3800 1234 5679';

/** What screening tells the asker before sending, and the moderator after (docs/product.md §4). */
describeInBrowser('screening', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({}, true);
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let anna: Page;
    let olga: Page;

    beforeAll(async () => {
      anna = await site.visit(await site.app.person('CITIZEN'), manner);
      olga = await site.visit(site.moderator, manner);
    });

    it('asks for what is missing and tells what will be hidden, and lets the question be sent', async () => {
      await anna.goto('/ask?category=documents');
      await anna.getByLabel('Суть вопроса').fill('Ничего не работает');
      await anna.getByLabel('Что произошло').fill(`Помогите, карта ${CARD} не работает!`);
      await anna.getByLabel('Какая услуга').fill('Оплата пошлины');
      await anna.getByRole('button', { name: 'Проверить вопрос' }).click();
      const notices = anna.getByRole('region', { name: 'Обратите внимание' });
      await notices.waitFor();
      const told = await notices.innerText();
      expect(told).toContain('личные данные: номер банковской карты');
      expect(told).toContain('что вы делали и что увидели, когда это случилось и текст ошибки');
      await site.check(anna, 'screening-check');
      await anna.getByRole('button', { name: 'Отправить вопрос' }).click();
      await anna.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
    });

    it('shows the moderator the reason and the words in question', async () => {
      await site.app.settle();
      await olga.goto('/desk');
      await olga.getByRole('link', { name: 'Ничего не работает' }).last().click();
      const notes = olga.getByRole('region', { name: 'Что заметила проверка' });
      await notes.waitFor();
      expect(await notes.innerText()).toContain('Похоже на личные данные: номер банковской карты.');
      expect(await notes.locator('mark').allInnerTexts()).toEqual([CARD]);
      await site.check(olga, 'screening-desk');
    });

    it('refuses what is sent too often, says when to come back and keeps what was typed', async () => {
      const boris = await site.visit(await site.app.person('CITIZEN'), manner);
      for (let i = 0; i < 11; i++) {
        await boris.goto('/ask?category=documents');
        await boris.getByLabel('Суть вопроса').fill(`Вопрос номер ${i} о справке`);
        await boris.getByLabel('Что произошло').fill(`Справка ${'ещё '.repeat(i)}${i} не приходит по почте.`);
        await boris.getByRole('button', { name: 'Проверить вопрос' }).click();
        await boris.getByRole('button', { name: 'Отправить вопрос' }).click();
        if (i < 10) await boris.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
      }
      expect(await boris.locator('.error-summary').innerText()).toMatch(
        /Следующее отправьте после 11:10, 17 ноября/,
      );
      expect(await boris.locator('dl').first().innerText()).toContain('Вопрос номер 10 о справке');
    });
  });
});
