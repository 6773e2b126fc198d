import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { MANNERS, Site } from '../support/site.js';

/** Changing what was published, and telling the desk of it, as plain forms (docs/product.md §1 and §4). */
describeInBrowser('edits and readers’ reports', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ REVIEW_SHARE: '0' });
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let asker: TestPerson;
    let author: Page;
    let olga: Page;
    let reader: Page;
    let thread: Awaited<ReturnType<Site['published']>>;

    beforeAll(async () => {
      asker = await site.app.person('CITIZEN', { name: 'Анна' });
      thread = await site.published(asker);
      author = await site.visit(asker, manner);
      olga = await site.visit(site.moderator, manner);
      reader = await site.visit(await site.app.person('CITIZEN', { name: 'Борис' }), manner);
    });

    const NEW = 'Получил новый паспорт в мае, но в профиле до сих пор старые данные. Что делать?';

    it('changes a text by a form and a check, and tells that it waits', async () => {
      await author.goto(thread.path);
      await author.getByRole('link', { name: 'Изменить' }).click();
      await site.check(author, 'edit');
      await author.getByLabel('Текст').fill('Мало');
      await author.getByRole('button', { name: 'Проверить правку' }).click();
      await author.locator('.error-summary').waitFor();
      expect(await author.getByLabel('Текст').inputValue()).toBe('Мало');
      await site.check(author, 'edit-refused');
      await author.getByLabel('Текст').fill(NEW);
      await author.getByRole('button', { name: 'Проверить правку' }).click();
      await author.getByRole('heading', { name: 'Проверьте правку' }).waitFor();
      expect(await author.locator('ins').innerText()).toBe(' в мае');
      await site.check(author, 'edit-check');
      await author.getByRole('button', { name: 'Вернуться к тексту' }).click();
      expect(await author.getByLabel('Текст').inputValue()).toBe(NEW);
      await author.getByRole('button', { name: 'Проверить правку' }).click();
      await author.getByRole('button', { name: 'Отправить правку' }).click();
      await author.getByText('Правка на проверке.').waitFor();
      expect(await author.locator('.post__body').first().innerText()).not.toContain('в мае');
      await site.check(author, 'edit-sent');
    });

    it('is taken back, and sent once more', async () => {
      await author.goto(`${thread.path}/posts/0/edit`);
      await author.getByText('Ваша правка на проверке.').waitFor();
      await site.check(author, 'edit-waiting');
      await author.getByRole('button', { name: 'Отозвать правку' }).click();
      await author.getByText('Правка отозвана').waitFor();
      await author.goto(`${thread.path}/posts/0/edit`);
      await author.getByLabel('Текст').fill(NEW);
      await author.getByRole('button', { name: 'Проверить правку' }).click();
      await author.getByRole('button', { name: 'Отправить правку' }).click();
      await author.getByText('Правка на проверке.').waitFor();
    });

    it('is returned with a reason, and goes on from what was written', async () => {
      await site.app.settle();
      await olga.goto(`/desk/${await site.itemOf(thread)}`);
      expect(await olga.locator('ins').innerText()).toBe(' в мае');
      await site.check(olga, 'item-edit');
      await unfold(olga, 'Вернуть на доработку');
      await olga.getByLabel('Что нужно изменить').fill('В мае какого года?');
      await olga.getByLabel('Какие слова изменить').fill('в мае');
      await olga.getByRole('button', { name: 'Вернуть автору' }).click();
      await olga.getByText('Возвращено автору на доработку.').waitFor();
      await author.goto(`${thread.path}/posts/0/edit`);
      await author.getByText('В мае какого года?').waitFor();
      expect(await author.getByLabel('Текст').inputValue()).toBe(NEW);
      await site.check(author, 'edit-returned');
      await author.getByLabel('Текст').fill(NEW.replace('в мае', 'в мае 2026 года'));
      await author.getByRole('button', { name: 'Проверить правку' }).click();
      await author.getByRole('button', { name: 'Отправить правку' }).click();
      await author.getByText('Правка на проверке.').waitFor();
    });

    it('is let in, and leaves a date for readers and a history for staff', async () => {
      await site.app.settle();
      await olga.goto(`/desk/${await site.itemOf(thread)}`);
      await olga.getByRole('button', { name: 'Опубликовать' }).click();
      await olga.getByText('Опубликовано.').waitFor();
      const anyone = await site.visit(null, manner);
      await anyone.goto(thread.path);
      await anyone.getByText('в мае 2026 года').waitFor();
      await anyone.getByText('Изменено').waitFor();
      expect(await anyone.getByRole('link', { name: 'История изменений' }).count()).toBe(0);
      await site.check(anyone, 'thread-edited');
      await olga.goto(thread.path);
      await olga.getByRole('link', { name: 'История изменений' }).click();
      await olga.getByText('Изменил(а) Анна').waitFor();
      expect(await olga.locator('ins').innerText()).toBe(' в мае 2026 года');
      await site.check(olga, 'history');
      const answer = await reader.goto(`${thread.path}/posts/0/history`);
      expect(answer?.status()).toBe(403);
    });

    it('is reported by a reader, and kept by a moderator', async () => {
      const anyone = await site.visit(null, manner);
      await anyone.goto(thread.path);
      await anyone.getByRole('link', { name: 'Пожаловаться' }).first().click();
      expect(anyone.url()).toContain('/sign-in?next=');
      await reader.goto(thread.path);
      await reader.getByRole('link', { name: 'Пожаловаться' }).first().click();
      await site.check(reader, 'report');
      await reader.getByLabel('Другое').check();
      await reader.getByRole('button', { name: 'Отправить жалобу' }).click();
      await reader.getByText('Напишите, что не так.').first().waitFor();
      await site.check(reader, 'report-refused');
      await reader.getByLabel('Подробнее').fill('Здесь номер паспорта.');
      await reader.getByRole('button', { name: 'Отправить жалобу' }).click();
      await reader.getByText('Спасибо, жалоба отправлена.').waitFor();
      await olga.goto(`/desk/${await site.itemOf(thread)}`);
      await olga.getByText('Здесь номер паспорта.').waitFor();
      await olga.getByText('Другое: Борис').waitFor();
      await site.check(olga, 'item-report');
      expect(await olga.getByText('Отклонить').count()).toBe(0);
      await olga.getByRole('button', { name: 'Оставить как есть' }).click();
      await olga.getByText('Текст оставили как есть').waitFor();
      await site.check(olga, 'desk-kept');
    });
  });
});

const unfold = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click();
