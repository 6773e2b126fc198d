import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { QUESTION } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

const PHONE = '+7 916 123-45-67';
const BODY = `Получил новый паспорт, а в профиле старые данные. Звоните: ${PHONE}, я жду.`;

/** How asking goes for who has something wrong, private or said before (docs/product.md §1). */
describeInBrowser('asking', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({}, true);
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let citizen: TestPerson;
    let asker: Page;

    beforeEach(async () => {
      citizen = await site.app.person('CITIZEN');
      asker = await site.visit(citizen, manner);
      await asker.goto('/ask');
    });

    const fill = async (title: string, body: string): Promise<void> => {
      await asker.getByLabel('Тема').selectOption({ label: 'Справки и документы' });
      await asker.getByLabel('Суть вопроса').fill(title);
      await asker.getByLabel('Что произошло').fill(body);
    };
    const toCheck = () => asker.locator('form[action="/ask/check"] button').click();

    it('marks each personal datum in its place and says that it will be hidden', async () => {
      await fill('Мой телефон +7 916 765-43-21 не принимают', BODY);
      await toCheck();
      expect(await asker.locator('mark').allInnerTexts()).toEqual(['+7 916 765-43-21', PHONE]);
      await asker.getByText('номер телефона').first().waitFor();
      await site.check(asker, 'check-personal-data');
    });

    it('never says of a private question that everyone will see it', async () => {
      await asker.getByLabel('Вопрос без публикации').check();
      expect(await asker.locator('main').innerText()).not.toMatch(/увид[яи]т все/);
      await fill(QUESTION.title, BODY);
      await toCheck();
      const text = await asker.locator('main').innerText();
      expect(text).toContain('Это увидят только вы и сотрудники');
      expect(text).not.toMatch(/увид[яи]т все|скро(ем|ет)/);
      expect(await asker.locator('mark').count()).toBe(0);
      await site.check(asker, 'check-private');
    });

    it('leads to the question that was asked before', async () => {
      const { thread } = await site.asked(citizen);
      await fill(QUESTION.title, QUESTION.body);
      await toCheck();
      await asker.getByText('Вы уже задали этот вопрос').waitFor();
      await site.check(asker, 'check-already-asked');
      await asker.getByRole('button', { name: 'Отправить вопрос' }).click();
      await asker.getByText('Вы уже задали этот вопрос').first().waitFor();
      await asker.getByRole('link', { name: 'Открыть обращение' }).first().click();
      expect(new URL(asker.url()).pathname).toBe(`/me/questions/${thread.number}`);
    });

    it('tells all that is wrong at once, where the page is read on from', async () => {
      await toCheck();
      const links = asker.locator('.error-summary a');
      expect(await links.count()).toBe(3);
      expect(await asker.evaluate('document.activeElement.className')).toBe('error-summary');
      await links.nth(2).click();
      expect(await asker.evaluate('document.activeElement.name')).toBe('body');
    });

    it('shows the label and the hint of what is to be changed', async () => {
      await fill(QUESTION.title, QUESTION.body);
      await toCheck();
      await asker.getByRole('button', { name: 'Изменить: Что произошло' }).click();
      expect(new URL(asker.url()).hash).toBe('#field-body');
      await asker.waitForFunction('scrollY > 0');
      const seen = `['label[for="field-body"]', '#field-body-hint'].map((at) => {
        const { top, bottom } = document.querySelector(at).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      })`;
      expect(await asker.evaluate(seen)).toEqual([true, true]);
    });
  });

  describe('with JavaScript', () => {
    it('keeps over a reload what was typed, for this person, until it is sent', async () => {
      const citizen = await site.app.person('CITIZEN');
      const asker = await site.visit(citizen);
      await asker.goto('/ask');
      await asker.getByLabel('Тема').selectOption({ label: 'Справки и документы' });
      await asker.getByLabel('Жалоба').check();
      await asker.getByLabel('Суть вопроса').fill(QUESTION.title);
      await asker.getByLabel('Что произошло').fill(QUESTION.body);
      // Not the same page again, which browsers fill in by themselves, but one that begins anew.
      await asker.goto('/');
      await asker.goto('/ask');
      expect(await asker.getByLabel('Суть вопроса').inputValue()).toBe(QUESTION.title);
      expect(await asker.getByLabel('Что произошло').inputValue()).toBe(QUESTION.body);
      expect(await asker.getByLabel('Жалоба').isChecked()).toBe(true);
      await asker.locator('form[action="/ask/check"] button').click();
      await asker.getByRole('button', { name: 'Отправить вопрос' }).click();
      await asker.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
      await asker.goto('/ask');
      expect(await asker.getByLabel('Суть вопроса').inputValue()).toBe('');
    });
  });
});
