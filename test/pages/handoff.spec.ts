import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import { MANNERS, Site } from '../support/site.js';

const REASON = 'Нужна проверка в реестре';
const NOTE = 'Пришлите дату выдачи паспорта.\nНомер не нужен.';

/** Sending a published question on from its page (docs/product.md §7). */
describeInBrowser('a published question that is sent on', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.putLine();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let asker: Page;
    let moderator: Page;
    let specialist: Page;
    let reader: Page;
    let path: string;
    let number: string;

    beforeAll(async () => {
      const citizen = await site.app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' });
      ({ path } = await site.published(citizen));
      asker = await site.visit(citizen, manner);
      moderator = await site.visit(site.moderator, manner);
      specialist = await site.visit(site.specialist, manner);
      reader = await site.visit(null, manner);
    });

    it('is offered to moderators only', async () => {
      for (const page of [asker, specialist, reader]) {
        await page.goto(path);
        expect(await page.getByText('Направить вопрос в другую службу').count()).toBe(0);
      }
    });

    it('tells what is missing and keeps what was typed', async () => {
      await moderator.goto(path);
      await moderator.getByText('Направить вопрос в другую службу').click();
      await moderator.getByLabel('Почему направляете').fill('да');
      await moderator.getByLabel('Направить на телефонную линию').check();
      await moderator.getByRole('button', { name: 'Направить', exact: true }).click();
      await moderator.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      expect(await moderator.getByLabel('Почему направляете').inputValue()).toBe('да');
      expect(await moderator.getByLabel('Направить на телефонную линию').isChecked()).toBe(true);
      await site.check(moderator, 'handoff-problems');
    });

    it('becomes a ticket whose number only the asker and staff see', async () => {
      await moderator.getByLabel('Завести заявку для специалистов').check();
      await moderator.getByLabel('Почему направляете').fill(REASON);
      await moderator.getByRole('button', { name: 'Направить', exact: true }).click();
      await moderator.getByText('Вопрос направлен, автору сообщили.').waitFor();
      await site.check(moderator, 'handoff-ticket-moderator');

      expect(await statusOn(reader, '/')).toBe('Направлено специалистам');
      expect(await statusOn(asker, '/me/questions')).toBe('Направлено специалистам');
      await asker.goto(path);
      await asker.getByText('Специалист ответит: вопрос направлен специалистам').waitFor();
      number = /Заявка № (\d+)/.exec(await asker.locator('main').innerText())?.[1] ?? '';
      expect(number).toMatch(/^5\d{4}$/);
      const text = await asker.locator('main').innerText();
      expect(text).toContain(`Почему: ${REASON}`);
      expect(text).toContain('Решим до ');
      expect(text).toContain('(мск, у вас 18:00)');
      expect(await asker.locator('.timeline > li').allInnerTexts()).toEqual([
        expect.stringMatching(/^Получена \d\d:\d\d, 17 ноября \(мск\)/),
      ]);
      await site.check(asker, 'handoff-ticket-asker');

      await reader.goto(path);
      const shown = await reader.content();
      expect(shown).toContain(REASON);
      expect(shown).not.toContain(number);
      expect(shown).not.toContain('Заявка №');
      await site.check(reader, 'handoff-ticket-reader');
    });

    it('is moved on by staff, with a message that only the asker and staff read', async () => {
      await specialist.goto(path);
      await specialist.getByText('Изменить состояние заявки').click();
      await specialist.getByRole('button', { name: 'Изменить состояние', exact: true }).click();
      await specialist.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await specialist.getByLabel('Новое состояние').selectOption({ label: 'Ждёт ответа автора вопроса' });
      await specialist.getByLabel('Сообщение автору вопроса').fill(NOTE);
      await site.check(specialist, 'handoff-status-form');
      await specialist.getByRole('button', { name: 'Изменить состояние', exact: true }).click();
      await specialist.getByText('Состояние заявки изменено').waitFor();

      await asker.goto(path);
      const steps = await asker.locator('.timeline > li').allInnerTexts();
      expect(steps).toHaveLength(2);
      expect(steps[1]).toContain('Ждём вашего ответа');
      expect(steps[1]).toContain(NOTE);
      await reader.goto(path);
      expect(await reader.content()).not.toContain('дату выдачи');
    });

    it('is solved with its ticket, whose history stays with its asker', async () => {
      await specialist.getByText('Изменить состояние заявки').click();
      await specialist.getByLabel('Новое состояние').selectOption({ label: 'Решена' });
      await specialist.getByRole('button', { name: 'Изменить состояние', exact: true }).click();
      await specialist.getByText('Состояние заявки изменено').waitFor();
      expect(await specialist.getByText('Изменить состояние заявки').count()).toBe(0);
      await asker.goto(path);
      await asker.getByText('Решено', { exact: true }).waitFor();
      const text = await asker.locator('main').innerText();
      expect(text).toContain(`Заявка № ${number}`);
      expect(text).not.toContain('Решим до ');
      await site.check(asker, 'handoff-solved');
      await reader.goto(path);
      expect(await reader.content()).not.toContain(number);
    });

    it('goes to a phone line, which says whether it is open at the moment of looking', async () => {
      const thread = await site.published(await site.app.person('CITIZEN'));
      await moderator.goto(thread.path);
      await moderator.getByText('Направить вопрос в другую службу').click();
      await moderator.getByLabel('Направить на телефонную линию').check();
      await moderator.getByLabel('Линия').selectOption({ label: 'Линия поддержки, 8 800 000-00-01' });
      await moderator.getByLabel('Почему направляете').fill('По телефону быстрее');
      await moderator.getByRole('button', { name: 'Направить', exact: true }).click();
      await moderator.getByText('Вопрос направлен, автору сообщили').waitFor();

      for (const list of ['/', '/c/documents'])
        expect(await statusOn(reader, list)).toBe('Ответят по телефону');
      await reader.goto(thread.path);
      expect(await reader.locator('.thread__head .tag').innerText()).toBe('Ответят по телефону');
      expect(await reader.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:88000000001');
      const text = await reader.locator('main').innerText();
      expect(text).toContain('пн–пт 09:00–18:00');
      expect(text).toContain('Сейчас работает, до ');
      await site.check(reader, 'handoff-phone');
      site.app.clock.set('2026-11-17T18:00:00+03:00');
      await reader.reload();
      expect(await reader.locator('main').innerText()).toContain('Сейчас закрыто. Откроется в ');
      site.app.clock.set(WORKING_TUESDAY);
    });
  });
});

/** What the first thread of a list, the one that was changed last, is said to be. */
async function statusOn(page: Page, list: string): Promise<string> {
  await page.goto(list);
  return page.locator('.tag').first().innerText();
}
