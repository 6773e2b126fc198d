import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { runJob } from '../support/job.js';
import { MANNERS, Site } from '../support/site.js';

/** In every text of the private question, and nowhere else. */
const SECRET = 'ксенолит';

/** Asking staff alone, and what nobody else ever sees of it (docs/product.md §8). */
describeInBrowser('private questions', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let citizen: TestPerson;
    let asker: Page;
    let moderator: Page;
    let specialist: Page;
    let number: number;

    beforeAll(async () => {
      citizen = await site.app.person('CITIZEN');
      [asker, moderator, specialist] = await Promise.all([
        site.visit(citizen, manner),
        site.visit(site.moderator, manner),
        site.visit(site.specialist, manner),
      ]);
    });

    it('are asked on the same form, and checked before they are sent', async () => {
      await asker.goto('/ask');
      await asker.getByLabel('Вопрос без публикации').check();
      await asker.getByLabel('Тема').selectOption({ index: 1 });
      await asker.getByLabel('Суть вопроса').fill(`Пропал ${SECRET} из заявления`);
      await asker
        .getByLabel('Что произошло')
        .fill(`В заявлении был ${SECRET}, а теперь его нет. Что делать?`);
      await site.check(asker, 'private-ask');
      await asker.getByRole('button', { name: 'Проверить вопрос' }).click();
      await asker.getByRole('heading', { name: 'Это увидят только вы и сотрудники службы' }).waitFor();
      await site.check(asker, 'private-check');
      await asker.getByRole('button', { name: 'Отправить вопрос', exact: true }).click();
      await asker.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
      number = Number(/(\d+)$/.exec(asker.url())?.[1]);
      await asker.goto('/me/questions');
      await asker.getByText('Видите только вы и сотрудники').waitFor();
      await site.check(asker, 'private-mine');
    });

    it('are accepted on the desk', async () => {
      await site.app.settle();
      const [item] = await site.app.db.query<{ id: string }>(
        'SELECT i.id FROM desk_item i JOIN thread t ON t.id = i.thread_id WHERE t.number = $1',
        [number],
      );
      await moderator.goto(`/desk/${item?.id}`);
      await moderator.getByText('Видят только автор и сотрудники').waitFor();
      await site.check(moderator, 'private-item');
      await moderator.getByRole('button', { name: 'Принять' }).click();
      await moderator.getByText('Вопрос принят.').waitFor();
    });

    it('are answered by a specialist, and written on', async () => {
      await specialist.goto('/answers');
      await specialist.locator(`a[href="/private/${number}"]`).click();
      await specialist.waitForURL(/\/private\/\d+$/);
      await site.check(specialist, 'private-answer');
      await specialist.getByLabel('Официальный ответ').fill(`Ваш ${SECRET} найден в отделении.`);
      await specialist.getByLabel('По какой день действует').fill('2026-12-31');
      await specialist.getByRole('button', { name: 'Отправить официальный ответ' }).click();
      await specialist.getByText('Действует по:').waitFor();

      await asker.goto(`/me/questions/${number}`);
      await asker.getByRole('link', { name: 'Открыть переписку' }).click();
      await asker.getByText(`Ваш ${SECRET} найден`).waitFor();
      await site.check(asker, 'private-answered');
      await asker.getByLabel('Ваше сообщение').fill('Спасибо, схожу туда завтра.');
      await asker.getByRole('button', { name: 'Отправить сообщение' }).click();
      await asker.getByText('схожу туда завтра').waitFor();
    });

    it('are published without a name once their asker agrees', async () => {
      await moderator.goto(`/private/${number}`);
      await moderator.getByText('Согласия на публикацию нет.').waitFor();
      expect(await moderator.getByRole('heading', { name: 'Опубликовать без имени' }).count()).toBe(0);
      await asker.getByRole('button', { name: 'Согласиться на публикацию' }).click();
      await asker.getByText('Вы согласились').waitFor();

      await moderator.reload();
      await moderator.getByLabel('Заголовок').fill('Пропало вложение из заявления');
      await moderator
        .getByLabel('Вопрос', { exact: true })
        .fill('Пропало вложение. Пишу на ivan@mail.example.');
      await moderator.getByLabel('Ответ', { exact: true }).fill('Обратитесь в отделение: оно хранится там.');
      await moderator.getByRole('button', { name: 'Опубликовать', exact: true }).click();
      await moderator.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await site.check(moderator, 'private-publish-problem');
      await moderator
        .getByLabel('Вопрос', { exact: true })
        .fill('Из заявления пропало вложение. Что делать?');
      await moderator.getByRole('button', { name: 'Опубликовать', exact: true }).click();
      await moderator.getByText('Опубликовано без имени:').waitFor();
      await site.check(moderator, 'private-published');
    });

    it('are on no page of anybody else', async () => {
      await site.app.settle();
      for (const person of [null, await site.app.person('CITIZEN')]) {
        const page = await site.visit(person, manner);
        const addresses = [
          '/',
          '/c/documents',
          `/search?q=${SECRET}`,
          `/t/${number}-`,
          `/private/${number}`,
          `/me/questions/${number}`,
        ];
        for (const address of addresses) {
          await page.goto(address);
          const seen = (await page.content()).replaceAll(`${SECRET}"`, '');
          // What was typed into the search box stands there again, and nowhere else.
          if (!address.startsWith('/search'))
            expect([address, seen.includes(SECRET)]).toEqual([address, false]);
          else expect(await page.getByRole('link', { name: SECRET }).count()).toBe(0);
        }
      }
    });
  });

  it('an answer past its last day says so, and waits on the desk for a confirmation', async () => {
    const citizen = await site.app.person('CITIZEN');
    const thread = await site.published(citizen, { title: 'Сколько действует справка о доходах' });
    const specialist = await site.visit(site.specialist);
    await specialist.goto(thread.path);
    await specialist.getByLabel('Официальный ответ').fill('Справка действует тридцать дней.');
    await specialist.getByLabel('По какой день действует').fill('2026-11-17');
    await site.check(specialist, 'answer-dates');
    await specialist.getByRole('button', { name: 'Опубликовать официальный ответ' }).click();
    await specialist.getByText('Действует по:').waitFor();

    const reader = await site.visit(null);
    await reader.goto(thread.path);
    expect(await reader.getByText('Срок действия этого ответа прошёл').count()).toBe(0);
    site.app.clock.set('2026-11-18T10:00:00+03:00');
    await runJob(site.app, 'forum.expire-answers');
    await reader.reload();
    await reader.getByText('Срок действия этого ответа прошёл').waitFor();
    await site.check(reader, 'answer-expired');

    const moderator = await site.visit(site.moderator);
    await moderator.goto(`/desk/${await site.itemOf(thread)}`);
    await moderator.getByText('Срок действия ответа прошёл').waitFor();
    await moderator.getByText('Ответ верен').click();
    await moderator.getByLabel('По какой день действует').fill('2026-12-31');
    await site.check(moderator, 'answer-recheck');
    await moderator.getByRole('button', { name: 'Подтвердить ответ' }).click();
    await moderator.getByText('Ответ подтверждён.').first().waitFor();
    await reader.reload();
    expect(await reader.getByText('Срок действия этого ответа прошёл').count()).toBe(0);

    site.app.clock.set('2026-11-18T10:05:00+03:00');
    await specialist.goto(thread.path);
    await specialist.getByText('Ответ нужно проверить').click();
    await specialist.getByLabel('Что вызывает сомнения').fill('Порядок изменился.');
    await site.check(specialist, 'answer-mark');
    await specialist.getByRole('button', { name: 'Отправить на проверку' }).click();
    await specialist.getByText('Ответ отправлен на проверку.').waitFor();
    await moderator.goto(`/desk/${await site.itemOf(thread)}`);
    await moderator.getByText('Порядок изменился.').waitFor();
  });
});
