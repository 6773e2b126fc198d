import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { MANNERS, Site } from '../support/site.js';

const PASSWORD = 'зелёный чайник на столе';

/** Signing up, verifying, signing in and out, with real e-mails. */
describeInBrowser('an account', () => {
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
    const email = `vera-${manner.device}@veche.example`;
    let page: Page;

    beforeAll(async () => {
      page = await site.visit(null, manner);
    });

    it('is asked for by pages that need one, which are come back to', async () => {
      await page.goto('/ask?category=documents');
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await page.getByText('Чтобы задать вопрос, войдите').waitFor();
      await site.check(page, 'sign-in');
      await page.getByRole('link', { name: 'Зарегистрируйтесь' }).click();
      await site.check(page, 'sign-up');
    });

    it('tells what is wrong with the form; the password is never written into a page', async () => {
      await page.getByLabel('Имя').fill('Вера');
      await page.getByLabel('Электронная почта').fill('вера');
      await page.getByLabel('Пароль').fill('12345');
      await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
      await page.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      // Both at once.
      expect(await page.locator('.error-summary a').count()).toBe(2);
      expect(await page.getByLabel('Имя').inputValue()).toBe('Вера');
      expect(await page.getByLabel('Пароль').inputValue()).toBe('');
      expect(await page.content()).not.toContain('12345');
      await site.check(page, 'sign-up-problems');
    });

    it('begins with an e-mail, whose link verifies the address and signs nobody in', async () => {
      await page.getByLabel('Электронная почта').fill(email);
      await page.getByLabel('Пароль').fill(PASSWORD);
      await page.getByLabel('Часовой пояс').selectOption({ label: 'Владивосток' });
      await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
      await page.getByRole('heading', { name: 'Проверьте почту' }).waitFor();
      await site.check(page, 'sign-up-sent');

      await signIn(page, email, PASSWORD);
      await page.getByText('сначала перейдите по ссылке из письма').waitFor();
      await site.check(page, 'sign-in-refused');

      const mail = await mails.mailTo(email);
      const [link] = /\/verify\?token=[\w-]+/.exec(mail.text ?? '') ?? [];
      // Elsewhere the password is asked for; the browser that signed up needs none.
      const elsewhere = await site.visit(null, manner);
      await elsewhere.goto(link ?? '/no-link');
      await elsewhere.getByRole('heading', { name: 'Подтвердите адрес' }).waitFor();
      await elsewhere.getByLabel('Пароль').fill('не тот пароль совсем');
      await elsewhere.getByRole('button', { name: 'Подтвердить адрес' }).click();
      await elsewhere.getByText('Этот пароль не подходит к регистрации').waitFor();
      await site.check(elsewhere, 'verify-elsewhere');
      for (let time = 1; time <= 2; time++) {
        await page.goto(link ?? '/no-link');
        await site.check(page, 'verify');
        await page.getByRole('button', { name: 'Подтвердить адрес' }).click();
        await page.getByRole('heading', { name: 'Адрес подтверждён' }).waitFor();
      }
      expect(await page.getByRole('button', { name: 'Выйти' }).count()).toBe(0);
      // Where they were going before they signed up.
      const next = await page.locator('main a.button').getAttribute('href');
      expect(next).toBe(`/sign-in?next=${encodeURIComponent('/ask?category=documents')}`);
      await site.check(page, 'verified');
    });

    it('lets its owner in, and back to where they were going', async () => {
      await page.goto('/me/questions');
      await signInHere(page, email, 'не тот пароль совсем');
      await page.getByText('Не удалось войти').waitFor();
      expect(await page.getByLabel('Электронная почта').inputValue()).toBe(email);
      await signInHere(page, email.toUpperCase(), PASSWORD);
      await page.getByRole('heading', { name: 'Мои вопросы' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/me/questions');
      await page.getByText('Вера', { exact: true }).waitFor();
      const cookie = (await page.context().cookies()).find(({ name }) => name === 'veche');
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    });

    it('is left by a button, and the session with it', async () => {
      const before = await page.context().cookies();
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.getByRole('link', { name: 'Войти' }).waitFor();
      await page.context().addCookies(before);
      await page.goto('/me/questions');
      expect(new URL(page.url()).pathname).toBe('/sign-in');
    });

    it('sends the e-mail again, whether the address is known or not', async () => {
      for (const address of [email, `nobody-${manner.device}@veche.example`]) {
        await page.goto('/sign-up/sent');
        await page.getByLabel('Электронная почта').fill(address);
        await page.getByRole('button', { name: 'Отправить письмо' }).click();
        await page.getByText('Если этот адрес ждёт подтверждения').waitFor();
      }
      await page.getByLabel('Электронная почта').fill('никто');
      await page.getByRole('button', { name: 'Отправить письмо' }).click();
      await page.getByRole('heading', { name: 'Исправьте ошибки' }).waitFor();
      await site.check(page, 'resend-problem');
    });

    it('is not verified by a link of nobody', async () => {
      const answer = await page.goto('/verify?token=придуманный');
      expect(answer?.status()).toBe(400);
      await page.getByRole('heading', { name: 'Ссылка не действует' }).waitFor();
      await site.check(page, 'link-not-valid');
    });

    it('never leads to another site after signing in', async () => {
      for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example']) {
        await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
        expect(await page.locator('input[name=next]').inputValue()).toBe('/');
      }
    });
  });
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await signInHere(page, email, password);
}

async function signInHere(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Пароль').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
}
