import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

const PHONE = '8 916 123-45-67';
const REASON = 'Почему личные данные увидят все';

/** Personal data is hidden before a text becomes public, or published with a reason (docs/product.md §4). */
describeInBrowser('personal data', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let olga: Page;
    let igor: Page;
    let anna: Page;
    let reader: Page;
    beforeAll(async () => {
      olga = await site.visit(site.moderator, manner);
      igor = await site.visit(site.specialist, manner);
      anna = await site.visit(await site.app.person('SUPERVISOR'), manner);
      reader = await site.visit(null, manner);
    });

    it('is marked in the text of an item, and hiding it comes first', async () => {
      const { number, item } = await asked(site);
      await olga.goto(item);
      const marked = olga.getByRole('region', { name: 'В тексте есть личные данные' });
      expect(await marked.locator('mark').allInnerTexts()).toEqual([PHONE]);
      expect(await olga.getByLabel('Текст для читателей').inputValue()).toBe(
        'Перезвоните мне на **[скрыто]**, пожалуйста, справка не пришла.',
      );
      const buttons = olga.locator('.decisions button:visible');
      expect(await buttons.first().innerText()).toBe('Скрыть и опубликовать');
      expect(await olga.getByRole('button', { name: 'Опубликовать', exact: true }).count()).toBe(0);
      await unfold(olga, 'Попросить уточнить');
      const ask = olga.getByRole('button', { name: 'Спросить автора' });
      expect(await ask.isDisabled()).toBe(true);
      expect(await describedBy(olga, await ask.getAttribute('aria-describedby'))).toContain('личные данные');
      await site.check(olga, 'personal-data-item');
      await buttons.first().click();
      await olga.getByText('Опубликовано.').waitFor();
      await reader.goto(`/t/${number}-`);
      expect(await reader.locator('main').innerText()).toContain('Перезвоните мне на [скрыто], пожалуйста');
    });

    it('is published as it is with a reason only', async () => {
      const { number, item } = await asked(site);
      await olga.goto(item);
      await unfold(olga, 'Опубликовать без изменений');
      await olga.getByRole('button', { name: 'Опубликовать с личными данными' }).click();
      await olga.locator('.error-summary').getByText('В тексте есть личные данные.').waitFor();
      await site.check(olga, 'personal-data-refused');
      await olga.getByLabel(REASON).fill('Это номер управляющей компании');
      await olga.getByRole('button', { name: 'Опубликовать с личными данными' }).click();
      await olga.getByText('Опубликовано.').waitFor();
      await reader.goto(`/t/${number}-`);
      expect(await reader.locator('main').innerText()).toContain(PHONE);
    });

    it('is marked in an official answer, which is published without it or with a reason', async () => {
      const { path } = await site.published(await site.app.person('CITIZEN'));
      await igor.goto(path);
      await igor.locator('[name=answer]:not([type=hidden])').fill(`Позвоните Ивану Петровичу: ${PHONE}`);
      await igor.getByRole('button', { name: 'Опубликовать официальный ответ' }).click();
      const marked = igor.getByRole('region', { name: 'В тексте есть личные данные' });
      expect(await marked.locator('mark').allInnerTexts()).toEqual([PHONE]);
      await site.check(igor, 'personal-data-answer');
      await igor.getByRole('button', { name: 'Скрыть и опубликовать' }).click();
      await igor.getByText('Позвоните Ивану Петровичу: [скрыто]').waitFor();

      await igor
        .getByRole('link', { name: /^Изменить/ })
        .first()
        .click();
      await igor.getByLabel('Текст').fill(`Позвоните: ${PHONE}`);
      await igor.locator('form[action$="edit/check"] button').click();
      expect(await igor.locator('mark').allInnerTexts()).toContain(PHONE);
      await site.check(igor, 'personal-data-edit');
      await unfold(igor, 'Опубликовать без изменений');
      await igor.getByLabel(REASON).fill('Телефон приёмной, его знают все');
      await igor.getByRole('button', { name: 'Опубликовать с личными данными' }).click();
      await igor.locator('.post__body').getByText(`Позвоните: ${PHONE}`).waitFor();
    });

    it('is marked in a canned reply before it is saved', async () => {
      await anna.goto('/desk/replies');
      await anna
        .locator('form[action="/desk/replies"] [name=shortCode]')
        .fill(manner.device === 'phone' ? 'call-phone' : 'call-desktop');
      await anna.locator('form[action="/desk/replies"] [name=title]').fill('Перезвоним');
      await anna
        .locator('form[action="/desk/replies"] [name=body]')
        .fill(`Перезвоним вам с номера ${PHONE}.`);
      await anna.getByRole('button', { name: 'Добавить' }).click();
      expect(await anna.locator('mark').allInnerTexts()).toEqual([PHONE]);
      await site.check(anna, 'personal-data-canned');
      await anna.getByRole('button', { name: 'Скрыть и сохранить' }).click();
      await anna.getByRole('status').waitFor();
      const [saved] = await site.app.db.query<{ body: string }>(
        'SELECT body FROM canned_reply ORDER BY id DESC LIMIT 1',
      );
      expect(saved?.body).toBe('Перезвоним вам с номера [скрыто].');
    });
  });
});

/** A question with a phone number. @returns its number and the address of its item. */
async function asked(site: Site): Promise<{ number: number; item: string }> {
  const body = `Перезвоните мне на **${PHONE}**, пожалуйста, справка не пришла.`;
  const { thread } = await site.asked(await site.app.person('CITIZEN'), { body });
  await site.app.settle();
  return { number: thread.number, item: `/desk/${await site.itemOf(thread)}` };
}

const unfold = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click();

const describedBy = (page: Page, id: string | null): Promise<string> => page.locator(`#${id}`).innerText();
