import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import type { AskedThread } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

const RETURNED = 'Напишите, на какой странице это было.';

/** What the asker sees of their questions, and the moderator's side of it (docs/product.md §1 and §4). */
describeInBrowser('my questions', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let citizen: TestPerson;
    let asker: Page;
    let moderator: Page;
    let thread: AskedThread;

    beforeAll(async () => {
      citizen = await site.app.person('CITIZEN');
      asker = await site.visit(citizen, manner);
      moderator = await site.visit(site.moderator, manner);
      ({ thread } = await site.asked(citizen));
      await site.app.settle();
    });

    it('are few at first', async () => {
      const newcomer = await site.visit(await site.app.person('CITIZEN'), manner);
      await newcomer.goto('/me/questions');
      await newcomer.getByText('Вы ещё ничего не спрашивали.').waitFor();
      await site.check(newcomer, 'my-questions-empty');
    });

    it('are returned with a reason, which the form asks for', async () => {
      await moderator.goto(`/desk/${await site.itemOf(thread)}`);
      await moderator.getByText('Вернуть на доработку').click();
      await moderator.getByRole('button', { name: 'Вернуть автору' }).click();
      await moderator.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await site.check(moderator, 'return-problem');
      await moderator.getByLabel('Что нужно изменить').fill(RETURNED);
      await moderator.getByRole('button', { name: 'Вернуть автору' }).click();
      await moderator.getByText('Возвращено автору на доработку.').waitFor();

      await asker.goto('/me/questions');
      await site.check(asker, 'my-questions');
      await asker.getByRole('link', { name: 'Не обновляется паспорт в профиле' }).click();
      await asker.getByText('Ждём исправлений от вас', { exact: true }).waitFor();
      await asker.getByText(`Почему: ${RETURNED}`).waitFor();
      await site.check(asker, 'case-returned');
    });

    it('are changed with the text kept, and go back to the desk', async () => {
      await asker.getByRole('link', { name: 'Изменить и отправить ещё раз' }).click();
      const body = asker.getByLabel('Что произошло');
      expect(await body.inputValue()).toContain('в профиле до сих пор старые данные');
      await body.fill('');
      await asker.getByRole('button', { name: 'Отправить ещё раз' }).click();
      await asker.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      expect(await asker.getByLabel('Суть вопроса').inputValue()).toBe('Не обновляется паспорт в профиле');
      await site.check(asker, 'revise-problem');
      await body.fill('На странице «Документы» до сих пор старые данные паспорта.');
      await asker.getByRole('button', { name: 'Отправить ещё раз' }).click();
      await asker.getByText('На проверке', { exact: true }).waitFor();
      expect(await asker.locator('.as-typed').innerText()).toContain('На странице «Документы»');
      await site.app.settle();
      await moderator.goto(`/desk/${await site.itemOf(thread)}`);
      expect(await moderator.locator('main').innerText()).toContain('На странице «Документы»');
    });

    it('are rejected with the sentence of the reason', async () => {
      await moderator.getByText('Отклонить', { exact: true }).first().click();
      await moderator.getByLabel('Это реклама или рассылка.').check();
      await moderator.getByRole('button', { name: 'Отклонить' }).click();
      await moderator.getByText('Отклонено, автору сообщим.').waitFor();

      await asker.goto(`/me/questions/${thread.number}`);
      await asker.getByText('Почему: Это реклама или рассылка.').waitFor();
      expect(await asker.content()).not.toContain('SPAM');
      await site.check(asker, 'case-rejected');
      await asker.goto(`/me/questions/${thread.number}/revise`);
      expect(new URL(asker.url()).pathname).toBe(`/me/questions/${thread.number}`);
    });

    it('are withdrawn by a button, and by nobody else', async () => {
      const { thread: second } = await site.asked(citizen);
      const path = `/me/questions/${second.number}`;
      const stranger = await site.visit(await site.app.person('CITIZEN'), manner);
      expect((await stranger.goto(path))?.status()).toBe(404);
      expect((await moderator.goto(path))?.status()).toBe(404);
      await asker.goto(path);
      await asker.getByRole('link', { name: 'Отозвать вопрос' }).click();
      await asker.getByRole('heading', { name: 'Отозвать вопрос?' }).waitFor();
      await site.check(asker, 'withdraw');
      await asker.getByRole('link', { name: 'Не отзывать' }).click();
      await asker.getByRole('link', { name: 'Отозвать вопрос' }).click();
      await asker.getByRole('button', { name: 'Отозвать вопрос' }).click();
      await asker.getByText('Вы отозвали вопрос.').waitFor();
      await site.check(asker, 'case-withdrawn');
      expect(await asker.getByRole('link', { name: 'Отозвать вопрос' }).count()).toBe(0);
    });

    it('come back after a withdrawal, to where they were', async () => {
      await asker.getByRole('button', { name: 'Вернуть вопрос' }).click();
      await asker.getByRole('link', { name: 'Отозвать вопрос' }).waitFor();
      expect(await asker.content()).not.toContain('Вы отозвали вопрос.');
    });

    it('show what only staff see, and let it be changed', async () => {
      await asker.getByRole('heading', { name: 'Подробности для сотрудников' }).waitFor();
      expect(await asker.locator('main').innerText()).toContain('4510-77');
      await asker.getByRole('link', { name: 'Изменить подробности' }).click();
      const number = asker.getByLabel('Номер заявления или обращения');
      expect(await number.inputValue()).toBe('4510-77');
      await number.fill('8'.repeat(501));
      await asker.getByRole('button', { name: 'Сохранить подробности' }).click();
      await asker.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await site.check(asker, 'details-problem');
      await number.fill('4510-99');
      await asker.getByRole('button', { name: 'Сохранить подробности' }).click();
      await asker.getByText('Подробности сохранены.').waitFor();
      expect(await asker.locator('main').innerText()).toContain('4510-99');
      await site.check(asker, 'case-details');
    });

    it('tell why a reply was not let in, to its author only', async () => {
      const question = await site.published(await site.app.person('CITIZEN'));
      await asker.goto(question.path);
      await asker.getByLabel('Ваш ответ').fill('Купите наши шины, они самые лучшие.');
      await asker.getByRole('button', { name: 'Отправить' }).click();
      await asker.getByText('Пока их видите только вы.').waitFor();
      await site.app.settle();
      await moderator.goto(`/desk/${await site.itemOf(question)}`);
      await moderator.getByText('Отклонить', { exact: true }).first().click();
      await moderator.getByLabel('Это реклама или рассылка.').check();
      await moderator.getByRole('button', { name: 'Отклонить' }).click();
      await moderator.getByText('Отклонено, автору сообщим.').waitFor();

      await asker.goto(question.path);
      await asker.getByRole('heading', { name: 'Ваши ответы, которые мы не опубликовали' }).waitFor();
      await asker.getByText('Почему: Это реклама или рассылка.').waitFor();
      await site.check(asker, 'reply-rejected');
      const reader = await site.visit(null, manner);
      await reader.goto(question.path);
      expect(await reader.content()).not.toContain('шины');
    });
  });
});
