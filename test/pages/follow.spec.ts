import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import type { AskedThread } from '../support/forum.js';
import { graphql } from '../support/graphql.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { MANNERS, Site } from '../support/site.js';

/** Following a thread from its page, and leaving it (docs/product.md §6). */
describeInBrowser('following a thread', () => {
  let mails: MailServer;
  let site: Site;
  beforeAll(async () => {
    mails = await startMailServer();
    site = await Site.open({ SMTP_URL: mails.url });
  });
  afterAll(async () => {
    await site?.close();
    await mails?.close();
  });

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    const email = `reader-${manner.device}@veche.example`;
    let asker: TestPerson;
    let thread: AskedThread & { readonly path: string };
    let reader: Page;
    let leaving: string;

    beforeAll(async () => {
      asker = await site.app.person('CITIZEN');
      thread = await site.published(asker);
      reader = await site.visit(null, manner);
    });

    it('without an account begins with an address, which is checked', async () => {
      await reader.goto(thread.path);
      await reader.getByText('Следить за вопросом').click();
      await reader.getByLabel('Электронная почта').fill('нет адреса');
      await reader.getByRole('button', { name: 'Следить по почте' }).click();
      await reader.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      expect(await reader.getByLabel('Электронная почта').inputValue()).toBe('нет адреса');
      await site.check(reader, 'follow-problem');
      await reader.getByLabel('Электронная почта').fill(email);
      await reader.getByRole('button', { name: 'Следить по почте' }).click();
      await reader.getByRole('heading', { name: 'Проверьте почту' }).waitFor();
      await site.check(reader, 'follow-sent');
    });

    it('goes on by the link of the e-mail, and not before its button is pressed', async () => {
      const mail = await mails.mailTo(email);
      await reader.goto(linkIn(mail, /\/follow\/[\w-]+/));
      expect(await following(email)).toBe(false);
      await site.check(reader, 'follow-confirm');
      await reader.getByRole('button', { name: 'Да, следить' }).click();
      await reader.waitForURL(`**${thread.path}`);
      expect(await following(email)).toBe(true);
    });

    it('ends by the link of any e-mail, on a page with a button', async () => {
      await site.answerOfficially(thread);
      const news = await mails.mailTo(email, 2);
      leaving = linkIn(news, /\/unsubscribe\/[\w-]+/);
      await reader.goto(leaving);
      expect(await following(email)).toBe(true);
      await site.check(reader, 'unsubscribe');
      await reader.getByRole('button', { name: 'Больше не присылать' }).click();
      await reader.getByRole('heading', { name: 'Письма больше не придут' }).waitFor();
      expect(await following(email)).toBe(false);
      await site.check(reader, 'unsubscribed');
    });

    it('ends by one click of a mail service, which sends neither cookies nor an origin', async () => {
      await site.app.settle();
      const own = await mails.mailTo(asker.email, (await sentTo(asker.email)).indexOf('Новое') + 1);
      const link = linkIn(own, /\/unsubscribe\/[\w-]+/);
      const click = () =>
        fetch(site.app.url + link, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        });
      for (let time = 1; time <= 2; time++) {
        const answer = await click();
        expect([answer.status, await answer.text()]).toEqual([200, '']);
      }
      const page = await site.visit(null, manner);
      await page.goto(link);
      await page.getByRole('heading', { name: 'Письма больше не придут' }).waitFor();
      const damaged = await page.goto(`${link.slice(0, -1)}${link.endsWith('x') ? 'y' : 'x'}`);
      expect(damaged?.status()).toBe(404);
    });

    it('with an account is a choice of levels', async () => {
      const citizen = await site.visit(await site.app.person('CITIZEN'), manner);
      await citizen.goto(thread.path);
      await citizen.getByText('Следить за вопросом').click();
      await citizen.getByText('Вы не следите за этим вопросом.').waitFor();
      await site.check(citizen, 'follow-levels');
      for (const [choice, says] of [
        ['Только об официальном ответе', 'напишем, когда появится официальный ответ'],
        ['О каждом новом ответе', 'напишем о каждом новом ответе'],
        ['Не писать', 'Вы не следите за этим вопросом'],
      ] as const) {
        await citizen.getByLabel(choice).check();
        await citizen.getByRole('button', { name: 'Сохранить' }).click();
        await citizen.getByText('Сохранено.').waitFor();
        await citizen.getByText('Следить за вопросом').click();
        await citizen.getByText(says).waitFor();
        expect(await citizen.getByLabel(choice).isChecked()).toBe(true);
      }
    });

    it('tells in the site too, until the thread is opened', async () => {
      expect(await unreadOf(asker)).toBe(1);
      const citizen = await site.visit(asker, manner);
      await citizen.goto('/me/questions');
      expect(await unreadOf(asker)).toBe(1);
      await citizen.goto(thread.path);
      expect(await unreadOf(asker)).toBe(0);
    });
  });

  async function following(email: string): Promise<boolean> {
    const rows = await site.app.db.query(
      'SELECT 1 FROM subscription WHERE email = $1 AND confirmed_at IS NOT NULL AND ended_at IS NULL',
      [email],
    );
    return rows.length > 0;
  }

  /** The first words of the subjects of what was sent to an address. */
  async function sentTo(email: string): Promise<string[]> {
    await site.app.settle();
    const rows = await site.app.db.query<{ subject: string }>(
      'SELECT subject FROM mail WHERE to_address = $1 ORDER BY queued_at, id',
      [email],
    );
    return rows.map(({ subject }) => subject.split(' ', 1)[0] ?? '');
  }

  async function unreadOf(person: TestPerson): Promise<number> {
    const answer = await graphql<{ unreadCount: number }>(site.app, '{ unreadCount }', {}, person);
    return answer.data.unreadCount;
  }
});

/** The path of the link, for the site of the test. */
function linkIn(mail: ParsedMail, pattern: RegExp): string {
  const [found] = pattern.exec(mail.text ?? '') ?? [];
  if (!found) throw new Error(`No ${pattern} in ${mail.text}`);
  return found;
}
