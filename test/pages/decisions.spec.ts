import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import { type AskedThread, QUESTION } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

/** Every decision as a plain form (docs/product.md §4). */
describeInBrowser('decisions on the item’s page', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ REVIEW_SHARE: '1' });
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let asker: TestPerson;
    let olga: Page;
    let author: Page;
    let thread: AskedThread;
    let item: string;

    beforeAll(async () => {
      asker = await site.app.person('CITIZEN');
      olga = await site.visit(site.moderator, manner);
      author = await site.visit(asker, manner);
      await ask();
    });

    async function ask(): Promise<void> {
      site.app.clock.set(WORKING_TUESDAY);
      ({ thread } = await site.asked(asker));
      await site.app.settle();
      item = `/desk/${await site.itemOf(thread)}`;
    }

    it('returns a text with a marked place, which its author sees', async () => {
      await olga.goto(item);
      await site.check(olga, 'item-waiting');
      await unfold(olga, 'Вернуть на доработку');
      await olga.getByLabel('Что нужно изменить').fill('Какой именно паспорт?');
      await olga.getByLabel('Какие слова изменить').fill('Слова, которых нет');
      await olga.getByRole('button', { name: 'Вернуть автору' }).click();
      await olga.getByText('Таких слов в тексте нет.').first().waitFor();
      await olga.getByLabel('Какие слова изменить').fill('новый паспорт');
      await olga.getByRole('button', { name: 'Вернуть автору' }).click();
      await olga.getByText('Возвращено автору на доработку.').waitFor();
      await author.goto(`/me/questions/${thread.number}/revise`);
      expect(await author.locator('mark').innerText()).toBe('новый паспорт');
      await site.check(author, 'revise-marked');
    });

    it('undoes what was just decided', async () => {
      await olga.goto('/desk?done=RETURNED');
      await olga.goto(item);
      await olga.getByRole('button', { name: 'Отменить решение' }).click();
      await olga.getByRole('button', { name: 'Опубликовать' }).waitFor();
      await olga.getByText('Решение отменено: Ольга Сергеевна.').waitFor();
      await site.check(olga, 'item-undone');
    });

    it('hides a part of the text; its author still reads all of it', async () => {
      await unfold(olga, 'Скрыть лишнее и опубликовать');
      await olga.getByLabel('Текст для читателей').fill('Совсем другой текст вопроса, не автора.');
      await olga.getByRole('button', { name: 'Скрыть и опубликовать' }).click();
      await olga.getByText('Текст можно только скрыть, а не переписать').first().waitFor();
      await olga.getByLabel('Текст для читателей').fill(QUESTION.body.replace('новый паспорт', '[скрыто]'));
      await olga.getByRole('button', { name: 'Скрыть и опубликовать' }).click();
      await olga.getByText('Опубликовано.').waitFor();
      await olga.goto(item);
      await olga.getByText('Текст, каким его написал автор').click();
      await site.check(olga, 'item-published');
      await author.goto(`/me/questions/${thread.number}`);
      await author.getByText('Модератор скрыл часть текста от читателей.').waitFor();
      expect(await author.locator('.as-typed').innerText()).toContain('новый паспорт');
      await site.check(author, 'case-redacted');
    });

    it('asks for details of what is published, and hides it', async () => {
      await unfold(olga, 'Попросить уточнить');
      await olga.getByLabel('Чего не хватает').fill('На какой странице это было?');
      await olga.getByRole('button', { name: 'Спросить автора' }).click();
      await olga.getByText('Нужно уточнение').waitFor();
      await author.goto(`/me/questions/${thread.number}`);
      await author.getByText('На какой странице это было?').waitFor();
      await unfold(olga, 'Скрыть от читателей');
      await olga.getByLabel('Почему скрываете').fill('Нашлись личные данные.');
      await olga.getByRole('button', { name: 'Скрыть', exact: true }).click();
      await olga.locator('#decisions').waitFor();
      await author.goto(`/me/questions/${thread.number}`);
      await author.getByText('Модератор скрыл вопрос от читателей.').waitFor();
    });

    it('keeps a draft while the window is closed, and schedules it; a supervisor says why it cannot wait', async () => {
      await ask();
      await olga.goto(item);
      site.app.clock.set('2026-11-20T20:00:00+03:00');
      await unfold(olga, 'Отклонить');
      await olga.getByLabel('Это реклама или рассылка.').check();
      await olga.getByRole('button', { name: 'Отклонить' }).click();
      await olga.getByText('Ваш черновик решения «Отклонено» сохранён.').waitFor();
      expect(await olga.getByLabel('Это реклама или рассылка.').isChecked()).toBe(true);
      await olga.locator('details[open]').getByRole('button', { name: 'Выполнить в 08:00' }).click();
      await olga.getByText('Отклоним 23 ноября в 08:00.').waitFor();
      await site.check(olga, 'item-scheduled');
      const anna = await site.visit(await site.app.person('SUPERVISOR'), manner);
      await anna.goto(item);
      await site.check(anna, 'item-supervisor');
      await unfold(anna, 'Отклонить');
      await anna.getByLabel('Это реклама или рассылка.').check();
      await anna
        .locator('details[open]')
        .getByLabel('Почему нельзя ждать рабочего времени')
        .fill('Жалуются читатели.');
      await anna.getByRole('button', { name: 'Отклонить' }).click();
      await anna.getByText('Отклонено, автору сообщим.').waitFor();
      await anna.goto(item);
      await anna.getByText('В нерабочее время: Жалуются читатели.').waitFor();
      await site.check(anna, 'item-overridden');
      site.app.clock.set(WORKING_TUESDAY);
    });

    it('says that a merge, a redirection and a claim are done', async () => {
      await ask();
      const kept = await site.published(await site.app.person('CITIZEN'));
      await olga.goto(item);
      await olga.getByRole('button', { name: 'Взять на рассмотрение' }).click();
      await olga.getByRole('status').getByText('Вы рассматриваете это обращение.').waitFor();
      await unfold(olga, 'Объединить с другим вопросом');
      await olga.locator('[name=mergeInto]').fill(kept.reference);
      await olga.getByRole('button', { name: 'Объединить' }).click();
      await olga.getByRole('status').getByText('Вопросы объединены, автору сообщим.').waitFor();
      await site.check(olga, 'desk-merged');
      await ask();
      await olga.goto(item);
      await olga.locator('summary', { hasText: 'Направить' }).click();
      await olga.locator('[name=destination][value=TICKET]').check();
      await olga.locator('[name=redirectReason]').fill('Помогут специалисты');
      await olga.locator('form[action$="/redirect"] button').click();
      await olga.getByRole('status').waitFor();
      expect(new URL(olga.url()).searchParams.get('done')).toBe('REDIRECTED');
    });

    it('shows rejections for a second look, and what moderators disagree on', async () => {
      await olga.goto('/desk/reviews');
      await site.check(olga, 'reviews');
      await olga.getByRole('button', { name: 'Я бы опубликовал(а)' }).first().click();
      await olga.getByText('Сейчас нечего проверять повторно.').waitFor();
      const anna = await site.visit(await site.app.person('SUPERVISOR'), manner);
      await anna.goto('/desk/reviews');
      await anna.getByText('Мнения разошлись').waitFor();
      await site.check(anna, 'reviews-disputed');
      await anna.getByRole('button', { name: 'Оставить отклонённым' }).click();
      await anna.getByRole('heading', { name: 'Повторная проверка' }).waitFor();
      expect(await anna.getByText('Мнения разошлись').count()).toBe(0);
    });
  });
});

const unfold = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click();
