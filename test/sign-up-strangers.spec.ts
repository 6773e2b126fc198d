import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignUp } from '#accounts';
import { ANONYMOUS } from '#kernel';
import { Refused } from '#platform';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, startApp } from './support/app.js';
import { mutate } from './support/graphql.js';
import { runJob } from './support/job.js';
import { type MailServer, startMailServer } from './support/mail-server.js';

const OWN = 'лодка у старой пристани';
const STRANGE = 'чужой пароль из темноты';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let mails: MailServer;
let app: TestApp;
let number = 0;
let email: string;

beforeAll(async () => {
  mails = await startMailServer();
  app = await startApp({ modules: [WebModule], environment: { SMTP_URL: mails.url } });
});
afterAll(async () => {
  await app.close();
  await mails.close();
});
beforeEach(async () => {
  number += 1;
  email = `vera${number}@example.ru`;
  await app.db.query('DELETE FROM rate_limit');
});

/** A browser with its cookies, as far as signing up needs one. */
class Browser {
  private cookie = '';

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const answer = await fetch(app.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', ...(this.cookie && { cookie: this.cookie }) },
      body: new URLSearchParams(fields),
    });
    const given = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '');
    if (given.length > 0) this.cookie = given.join('; ');
    return answer;
  }

  async get(path: string): Promise<string> {
    const answer = await fetch(app.url + path, { headers: this.cookie ? { cookie: this.cookie } : {} });
    return answer.text();
  }

  signUp = (password: string): Promise<Response> =>
    this.post('/sign-up', { displayName: 'Вера', email, password, timeZone: 'Europe/Moscow' });
}

async function tokenOf(count: number): Promise<string> {
  const { text } = await mails.mailTo(email, count);
  return /verify\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? '';
}

const verify = async (token: string, password: string): Promise<string> =>
  (await mutate<{ __typename: string }>(app, 'verifyEmail', { token, password }, '')).__typename;

const signIn = async (password: string): Promise<string> =>
  (await mutate<{ __typename: string }>(app, 'signIn', { email, password }, '')).__typename;

const signUpFrom = (address: string, password: string) =>
  app
    .get(SignUp)
    .execute(ANONYMOUS, { email, password, displayName: 'Вера', locale: 'ru' }, { address, userAgent: null });

describe('a stranger who signs up with the address of another', () => {
  it('later gets no way in, whichever link is followed', async () => {
    const [owner, stranger] = [new Browser(), new Browser()];
    await owner.signUp(OWN);
    const first = await tokenOf(1);
    await stranger.signUp(STRANGE);
    const second = await tokenOf(2);

    // The owner opens the stranger's link: it asks for a password, and neither browser nor password fit.
    expect(await owner.get(`/verify?token=${second}`)).toContain('name="password"');
    for (const password of ['', OWN]) {
      const refused = await owner.post('/verify', { token: second, password });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('Этот пароль не подходит к регистрации из этого письма');
    }
    expect(await verify(second, OWN)).toBe('NotYourSignUp');
    expect(await verify(first, STRANGE)).toBe('NotYourSignUp');
    expect(await signIn(STRANGE)).toBe('WrongCredentials');

    const page = await owner.get(`/verify?token=${first}`);
    expect(page).not.toContain('name="password"');
    expect(await (await owner.post('/verify', { token: first })).text()).toContain('Адрес подтверждён');
    expect(await signIn(STRANGE)).toBe('WrongCredentials');
    expect(await signIn(OWN)).toBe('SignedIn');
    expect(await verify(second, STRANGE)).toBe('LinkNotValid');
  });

  it('before has no way in either', async () => {
    await new Browser().signUp(STRANGE);
    await tokenOf(1);
    await new Browser().signUp(OWN);
    expect(await verify(await tokenOf(2), STRANGE)).toBe('NotYourSignUp');
    expect(await verify(await tokenOf(2), OWN)).toBe('EmailVerified');
    expect(await signIn(STRANGE)).toBe('WrongCredentials');
    expect(await signIn(OWN)).toBe('SignedIn');
  });

  it('cannot use its e-mails up: the owner is told by when the next one leaves, and it confirms', async () => {
    for (let i = 0; i < 6; i++) await signUpFrom(`203.0.113.${i}`, STRANGE);
    const owner = new Browser();
    const sent = await owner.signUp(OWN);
    const to = new URL(sent.headers.get('location') ?? '', app.url);
    const by = new Date(to.searchParams.get('by') ?? '');
    const wait = by.getTime() - app.clock.now().getTime();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(32 * MINUTE);
    expect(await owner.get(to.pathname + to.search)).toContain('Письмо со ссылкой отправим до');
    // Asking again from elsewhere changes nothing of it.
    for (let i = 0; i < 30; i++) await signUpFrom(`198.51.100.${i}`, STRANGE);
    await runJob(app, 'accounts.sweep-sign-ups');
    expect(await mailsTo()).toBe(3);

    app.clock.set(by);
    await runJob(app, 'accounts.sweep-sign-ups', 2);
    expect(await mailsTo()).toBe(4);
    const token = await tokenOf(4);
    expect(await owner.get(`/verify?token=${token}`)).not.toContain('name="password"');
    expect((await owner.post('/verify', { token })).status).toBe(200);
    expect(await signIn(OWN)).toBe('SignedIn');
  });

  it('from one network does not crowd out the owner, who confirms by the password', async () => {
    await signUpFrom('198.51.100.1', OWN);
    for (let i = 0; i < 29; i++) await signUpFrom('203.0.113.1', STRANGE);
    await app.db.query('DELETE FROM rate_limit');
    for (let i = 0; i < 20; i++) await signUpFrom('203.0.113.1', STRANGE);
    await mutate(app, 'resendVerification', { email }, '');
    app.clock.advance(31 * MINUTE);
    await runJob(app, 'accounts.sweep-sign-ups');
    expect(await verify(await tokenOf(await mailsTo()), OWN)).toBe('EmailVerified');
    expect(await signIn(OWN)).toBe('SignedIn');
  });

  it('spends nothing of it by asking for the e-mail again, and earlier links go on working', async () => {
    await new Browser().signUp(OWN);
    for (let i = 0; i < 5; i++) await mutate(app, 'resendVerification', { email }, '');
    expect(await verify(await tokenOf(1), OWN)).toBe('EmailVerified');
  });
});

it('what is answered does not tell who has an account, with many e-mails nor with few', async () => {
  await new Browser().signUp(OWN);
  await verify(await tokenOf(1), OWN);
  const unknown = `nobody-${email}`;
  const answers = [];
  for (const address of [email, unknown]) {
    await app.db.query('DELETE FROM rate_limit');
    for (let i = 0; i < 5; i++) {
      const input = { email: address, password: OWN, displayName: 'Вера' };
      const answer = await mutate(app, 'signUp', input, '... on MailPromised { mailedBy }');
      answers.push(typeof answer['mailedBy']);
    }
  }
  expect(answers.slice(0, 5)).toEqual(answers.slice(5));
  expect(answers).toContain('string');
  app.clock.advance(31 * MINUTE);
  await runJob(app, 'accounts.sweep-sign-ups');
  const gathered = await mails.mailTo(email, 1 + 3 + 1);
  expect(gathered.subject).toBe('Вы уже зарегистрированы');
});

it('a mail scanner that opens the link changes nothing', async () => {
  await new Browser().signUp(OWN);
  const token = await tokenOf(1);
  const before = await state();
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS'])
    await fetch(`${app.url}/verify?token=${token}`, { method });
  expect(await state()).toEqual(before);
  expect(await signIn(OWN)).toBe('WrongCredentials');
});

it('a button pressed twice at once, and again later, answers the same', async () => {
  const browser = new Browser();
  await browser.signUp(OWN);
  const token = await tokenOf(1);
  const pressed = await Promise.all([1, 2, 3].map(() => verify(token, OWN)));
  expect(pressed).toEqual(['EmailVerified', 'EmailVerified', 'EmailVerified']);
  expect(await browser.get(`/verify?token=${token}`)).toContain('Подтвердите адрес');
});

it('passwords are not guessed at a link without end', async () => {
  await new Browser().signUp(OWN);
  const token = await tokenOf(1);
  const names = [];
  for (let i = 0; i < 22; i++) names.push(await verify(token, `не тот пароль ${i}`));
  expect(names.filter((name) => name === 'NotYourSignUp')).toHaveLength(20);
  expect(names.at(-1)).toBe('TooManyRequests');
});

it('an account that an operator made meanwhile is not touched by a link', async () => {
  await new Browser().signUp(STRANGE);
  const token = await tokenOf(1);
  await app.db.query(
    `INSERT INTO account (id, email, display_name, role, time_zone, locale, email_verified_at, created_at)
     VALUES (gen_random_uuid(), $1, 'Ольга', 'MODERATOR', 'Europe/Moscow', 'ru', now(), now())`,
    [email],
  );
  expect(await verify(token, STRANGE)).toBe('LinkNotValid');
  expect(await signIn(STRANGE)).toBe('WrongCredentials');
});

it('sign-ups that nobody confirmed are forgotten', async () => {
  const outcome = await signUpFrom('198.51.100.9', OWN);
  expect(outcome).not.toBeInstanceOf(Refused);
  app.clock.advance(71 * HOUR);
  await runJob(app, 'accounts.sweep-sign-ups');
  expect(await pending()).toBe(1);
  app.clock.advance(HOUR);
  await runJob(app, 'accounts.sweep-sign-ups');
  expect(await pending()).toBe(0);
});

const count = async (sql: string): Promise<number> =>
  Number((await app.db.query<{ count: string }>(sql, [email]))[0]?.count);
const mailsTo = async (): Promise<number> => {
  await app.settle();
  return count('SELECT count(*) FROM mail WHERE to_address = $1');
};
const pending = () => count('SELECT count(*) FROM pending_sign_up WHERE email = $1');

const state = () =>
  app.db.query(
    `SELECT s::text FROM pending_sign_up s UNION ALL SELECT l::text FROM sign_up_link l
     UNION ALL SELECT a::text FROM account a UNION ALL SELECT e::text FROM session e ORDER BY 1`,
  );
