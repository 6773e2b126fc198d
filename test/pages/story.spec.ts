import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WebModule } from '../../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from '../support/app.js';
import { describeInBrowser, faultsOf, markupFaults, picture, visit } from '../support/browser.js';
import { putCategory } from '../support/forum.js';

const TITLE = 'Не приходит код подтверждения на почту';
const BODY = 'Вчера **три раза** запрашивал код, письма нет.\n\n1. Проверил спам\n2. Сменил браузер';

/** The main job by clicking; each step uses what the one before left. */
describeInBrowser('the story on pages', () => {
  describe.each([
    { javaScript: true, device: 'desktop' },
    { javaScript: false, device: 'phone' },
  ])('with JavaScript $javaScript on a $device', ({ javaScript, device }) => {
    let app: TestApp;
    let citizen: Page;
    let moderator: Page;
    let specialist: Page;
    let reader: Page;
    let address: string;

    const open = (person?: TestPerson): Promise<Page> =>
      visit(app.url, { javaScript, phone: device === 'phone', ...(person && { secret: person.secret }) });
    const check = async (page: Page, name: string): Promise<void> => {
      await picture(page, `${name}-${device}`);
      expect(await (javaScript ? faultsOf(page) : markupFaults(page))).toEqual([]);
      expect(await page.evaluate(OVERFLOWING)).toEqual([]);
    };

    beforeAll(async () => {
      app = await startApp({ modules: [WebModule] });
      await putCategory(app, 'sign-in');
      const [asker, decider, answerer] = await Promise.all([
        app.person('CITIZEN', { name: 'Анна', timeZone: 'Asia/Vladivostok' }),
        app.person('MODERATOR', { name: 'Ольга Сергеевна' }),
        app.person('SPECIALIST', { name: 'Игорь Петрович', department: 'Отдел документов' }),
      ]);
      citizen = await open(asker);
      moderator = await open(decider);
      specialist = await open(answerer);
      reader = await open();
    });
    afterAll(() => app.close());

    it('begins at home, where a reader sees the themes', async () => {
      await reader.goto('/');
      await reader.getByRole('link', { name: 'Справки и документы' }).waitFor();
      await check(reader, '01-home-empty');
    });

    it('tells what is missing in a question, beside the field and first of all', async () => {
      await citizen.goto('/ask?category=sign-in');
      await check(citizen, '02-ask');
      await citizen.getByLabel('Суть вопроса').fill('Код');
      await citizen.getByRole('button', { name: 'Проверить вопрос' }).click();
      await citizen.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      expect(await citizen.title()).toMatch(/^Ошибка: /);
      expect(await citizen.getByLabel('Суть вопроса').inputValue()).toBe('Код');
      await check(citizen, '03-ask-problems');
      await citizen.locator('.error-summary a').first().click();
      expect(await citizen.evaluate('document.activeElement.name')).toBe('title');
    });

    it('shows the question before it is sent, and «изменить» keeps what was typed', async () => {
      await citizen.getByLabel('Суть вопроса').fill(TITLE);
      await citizen.getByLabel('Что произошло').fill(BODY);
      await citizen.getByLabel('Номер заявления или обращения').fill('4510-77');
      await citizen.getByRole('button', { name: 'Проверить вопрос' }).click();
      await citizen.getByRole('heading', { name: 'Проверьте вопрос перед отправкой' }).waitFor();
      await check(citizen, '04-check');
      await citizen.getByRole('button', { name: 'Изменить: Суть вопроса' }).click();
      expect(await citizen.getByLabel('Что произошло').inputValue()).toBe(BODY.replaceAll('\n', '\n'));
      expect(await citizen.getByLabel('Номер заявления или обращения').inputValue()).toBe('4510-77');
      await citizen.getByRole('button', { name: 'Проверить вопрос' }).click();
    });

    it('gives a reference, what happens next, and the promise in both zones', async () => {
      await citizen.getByRole('button', { name: 'Отправить вопрос' }).click();
      await citizen.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
      expect(await citizen.locator('.panel__number').innerText()).toMatch(/^\d+-\d$/);
      const text = await citizen.locator('main').innerText();
      expect(text).toContain('до 12:00');
      expect(text).toContain('у вас 19:00');
      await check(citizen, '05-sent');
      await citizen.getByRole('link', { name: 'Открыть обращение' }).click();
      await citizen.getByText('На проверке', { exact: true }).waitFor();
      await check(citizen, '06-case');
    });

    it('waits on the desk, is taken and let in', async () => {
      await app.settle();
      await moderator.goto('/desk');
      await moderator.getByRole('link', { name: TITLE }).waitFor();
      await check(moderator, '07-desk');
      await moderator.getByRole('button', { name: 'Следующее обращение' }).click();
      await moderator.getByRole('heading', { name: TITLE }).waitFor();
      expect(await moderator.locator('main').innerText()).toContain('4510-77');
      await check(moderator, '08-desk-item');
      await moderator.getByRole('button', { name: 'Опубликовать' }).click();
      await moderator.getByText('Опубликовано.').waitFor();
      await check(moderator, '09-desk-empty');
    });

    it('is found by a reader on the page of its theme', async () => {
      await reader.goto('/');
      await reader.getByRole('link', { name: 'Справки и документы' }).first().click();
      await check(reader, '10-category');
      await reader.getByRole('link', { name: TITLE }).click();
      address = new URL(reader.url()).pathname;
      expect(address).toMatch(/^\/t\/\d+-[a-z0-9-]+$/);
      expect(await reader.locator('main').innerText()).not.toContain('4510-77');
      await check(reader, '11-thread-open');
    });

    it('is answered officially', async () => {
      await specialist.goto(address);
      await check(specialist, '12-thread-specialist');
      await specialist
        .getByLabel('Официальный ответ')
        .fill('Письмо приходит **до 15 минут**. Проверьте адрес в профиле.');
      await specialist.getByLabel('Основание').fill('210-ФЗ, статья 7');
      await specialist.getByRole('button', { name: 'Опубликовать официальный ответ' }).click();
      await specialist.getByText('Ответ опубликован.').waitFor();
      await reader.reload();
      const first = reader.locator('.posts > li').first();
      expect(await first.innerText()).toContain('Отвечает отдел документов');
      expect(await first.innerText()).toContain('Основание: 210-ФЗ, статья 7');
      await check(reader, '13-thread-answered');
    });

    it('is a question with its answer for search engines, in the very text that people read', async () => {
      const property = (name: string) =>
        reader.locator(`[itemtype$="/Question"] [itemprop="${name}"]`).first();
      expect(await reader.locator('main').getAttribute('itemtype')).toBe('https://schema.org/QAPage');
      expect(await property('name').innerText()).toBe(TITLE);
      expect(await property('answerCount').getAttribute('content')).toBe('1');
      const answer = property('acceptedAnswer');
      expect(await answer.locator('[itemprop="text"]').innerText()).toContain('Письмо приходит до 15 минут.');
      expect(await answer.locator('[itemprop="author"] [itemprop="name"]').getAttribute('content')).toBe(
        'Отдел документов',
      );
      expect(await answer.locator('[itemprop="url"]').getAttribute('href')).toBe('#post-1');
    });

    it('takes a clarification, which waits for a moderator', async () => {
      await citizen.goto(address);
      await citizen.getByLabel('Что добавить').fill('!');
      await citizen.getByRole('button', { name: 'Отправить' }).click();
      await citizen.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await check(citizen, '14-thread-reply-problem');
      await citizen.getByLabel('Что добавить').fill('Адрес в профиле верный, письмо пришло на второй день.');
      await citizen.getByRole('button', { name: 'Отправить' }).click();
      await citizen.getByText('Пока их видите только вы.').waitFor();
      await check(citizen, '15-thread-waiting');
    });

    it('is solved when the asker accepts the answer', async () => {
      await citizen.getByRole('button', { name: /^Отметить: это решило вопрос/ }).click();
      await citizen.getByText('Вопрос отмечен как решённый.').waitFor();
      await reader.reload();
      await reader.getByText('Решено', { exact: true }).waitFor();
      await check(reader, '16-thread-solved');
    });

    it('is found by words in other forms', async () => {
      await app.settle();
      await reader.goto('/search');
      await check(reader, '17-search');
      await reader.getByLabel('Поиск по вопросам и ответам').last().fill('коды подтверждений почтой');
      await reader.getByRole('button', { name: 'Найти' }).last().click();
      await reader.getByRole('link', { name: TITLE }).waitFor();
      await check(reader, '18-search-found');
      await reader.goto('/search?q=абракадабра');
      await check(reader, '19-search-nothing');
    });
  });
});

/** Elements that are wider than the screen: a page must not scroll sideways (WCAG 2.2, 1.4.10). */
const OVERFLOWING = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
      .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)
  : []`;
