import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CreateAccount, SignIn } from '#accounts';
import { ANONYMOUS, isUuid } from '#kernel';
import { Database, Refused, fromGlobalId } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { graphql, mutate } from './support/graphql.js';
import { type MailServer, startMailServer } from './support/mail-server.js';

interface Outcome {
  __typename: string;
  code?: string;
  message?: string;
  email?: string;
  secret?: string;
  retryAt?: string;
  problems?: Array<{ field: string; code: string; message: string }>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PASSWORD = 'лодка у старой пристани';

let mails: MailServer;
let app: TestApp;
let number = 0;
let email: string;

beforeAll(async () => {
  mails = await startMailServer();
  app = await startApp({ environment: { SMTP_URL: mails.url, PUBLIC_URL: 'https://veche.example' } });
});

afterAll(async () => {
  await app.close();
  await mails.close();
});

beforeEach(async () => {
  number += 1;
  email = `ivanova${number}@example.ru`;
  await app.db.query('DELETE FROM rate_limit');
});

describe('signing up', () => {
  it('goes from the form over the e-mail to a session and out again', async () => {
    const typed = ` Ivanova${number}@Example.ru `;
    expect(await signUp({ email: typed, timeZone: 'Asia/Omsk' })).toEqual({
      __typename: 'MailPromised',
      email,
    });
    expect(await signIn()).toMatchObject({ __typename: 'WrongCredentials', code: 'WRONG_CREDENTIALS' });

    const mail = await mails.mailTo(email);
    expect(mail.subject).toBe('Подтвердите адрес электронной почты');
    expect(mail.html).toContain(`https://veche.example/verify?token=${tokenIn(mail.text)}`);
    expect(await verify(tokenIn(mail.text))).toEqual({ __typename: 'EmailVerified', email });
    expect(await verify(tokenIn(mail.text))).toEqual({ __typename: 'EmailVerified', email });

    const { __typename, secret } = await signIn();
    expect(__typename).toBe('SignedIn');
    const seen = await viewer(secret);
    expect(seen).toMatchObject({
      email,
      displayName: 'Анна Иванова',
      role: 'CITIZEN',
      timeZone: 'Asia/Omsk',
      locale: 'ru',
    });
    const key = fromGlobalId(String(seen?.id));
    expect(key).toMatchObject({ type: 'Person' });
    expect(isUuid(key?.id)).toBe(true);

    expect(await signOut(secret)).toMatchObject({ __typename: 'SignedOut' });
    expect(await viewer(secret)).toBeNull();
    expect(await signOut(secret)).toMatchObject({ __typename: 'NotPermitted', code: 'SIGN_IN_REQUIRED' });
  });

  it('writes to those who have an account, and tells nobody else', async () => {
    await verified();
    expect(await signUp({ password: 'другая лодка, другой берег' })).toEqual({
      __typename: 'MailPromised',
      email,
    });
    const mail = await mails.mailTo(email, 2);
    expect(mail.subject).toBe('Вы уже зарегистрированы');
    expect(mail.text).not.toContain('token=');
    expect(await signIn('другая лодка, другой берег')).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await signIn()).toMatchObject({ __typename: 'SignedIn' });
  });

  it('of one address many times at once makes one account', async () => {
    await Promise.all([signUp(), signUp(), signUp()]);
    await mails.mailTo(email, 3);
    const tokens = mails.received.filter(({ to }) => JSON.stringify(to).includes(email)).map(tokenOf);
    const outcomes = await Promise.all(tokens.map((token) => verify(token)));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual([
      'EmailVerified',
      'LinkNotValid',
      'LinkNotValid',
    ]);
    const rows = await app.db.query('SELECT 1 FROM account WHERE email = $1', [email]);
    expect(rows).toHaveLength(1);
    expect(await signIn()).toMatchObject({ __typename: 'SignedIn' });
  });

  it('names every field that cannot be taken', async () => {
    const outcome = await signUp({
      email: 'ivanova@',
      password: 'короткий',
      displayName: 'see www.example.com',
      timeZone: '+03:00',
      locale: 'de',
    });
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    expect(problemsOf(outcome)).toEqual({
      password: 'TOO_SHORT',
      email: 'EMAIL_INVALID',
      displayName: 'NAME_NOT_A_NAME',
      timeZone: 'UNKNOWN_CHOICE',
      locale: 'UNKNOWN_CHOICE',
    });
  });

  const weak: Array<[string, string]> = [
    ['короткий', 'TOO_SHORT'],
    ['х'.repeat(201), 'TOO_LONG'],
    ['QwertyUiop', 'PASSWORD_COMMON'],
    ['аааааааааааа', 'PASSWORD_COMMON'],
  ];
  it.each(weak)('refuses the password %s', async (password, code) => {
    expect(problemsOf(await signUp({ password }))).toEqual({ password: code });
  });

  it('refuses the address as its password', async () => {
    expect(problemsOf(await signUp({ password: email.toUpperCase() }))).toEqual({
      password: 'PASSWORD_IS_EMAIL',
    });
  });
});

describe('a link', () => {
  it('is worth nothing after a day, and another can be had', async () => {
    await signUp();
    const token = tokenIn((await mails.mailTo(email)).text);
    app.clock.advance(DAY);
    expect(await verify(token)).toMatchObject({ __typename: 'LinkNotValid', code: 'LINK_NOT_VALID' });
    expect(await resend()).toEqual({ __typename: 'MailPromised', email });
    const next = tokenIn((await mails.mailTo(email, 2)).text);
    expect(await verify(next)).toMatchObject({ __typename: 'EmailVerified' });
  });

  it('that nobody sent is refused', async () => {
    for (const token of ['', 'x', 'а\u0000б', 'A'.repeat(43)])
      expect(await verify(token)).toMatchObject({ __typename: 'LinkNotValid' });
    expect(await verify('A'.repeat(5_000))).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('is not sent to strangers, and the answer is the same', async () => {
    expect(await resend()).toEqual({ __typename: 'MailPromised', email });
    expect(await app.db.query('SELECT 1 FROM mail WHERE to_address = $1', [email])).toHaveLength(0);
  });

  it('leaves no secret behind: neither in jobs nor in what is kept', async () => {
    mails.mood = 'BUSY';
    await signUp();
    const [waiting] = await app.db.query<{ id: string; text: string }>(
      'SELECT id, text FROM mail WHERE to_address = $1',
      [email],
    );
    const token = tokenIn(waiting?.text);
    const jobs = await app.db.query<{ payload: unknown }>(
      'SELECT payload FROM graphile_worker._private_jobs WHERE key = $1',
      [`mail:${waiting?.id}`],
    );
    expect(jobs).toEqual([{ payload: { mailId: waiting?.id } }]);

    mails.mood = 'TAKES';
    const mail = await mails.mailTo(email);
    expect(tokenIn(mail.text)).toBe(token);
    expect(token).toHaveLength(43);
    await app.settle();
    const kept = await app.db.query<{ row: string }>(
      `SELECT m::text AS row FROM mail m WHERE to_address = $1
       UNION ALL SELECT l::text FROM sign_up_link l UNION ALL SELECT s::text FROM pending_sign_up s`,
      [email],
    );
    expect(kept.length).toBeGreaterThan(2);
    const everything = kept.map(({ row }) => row).join('\n');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(PASSWORD);
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown address alike', async () => {
    await verified();
    const wrong = await signIn('не тот пароль совсем');
    const unknown = await signIn(PASSWORD, 'nobody@example.ru');
    await signUp({ email: `new${email}` });
    const unverified = await signIn(PASSWORD, `new${email}`);
    expect(wrong).toMatchObject({ __typename: 'WrongCredentials' });
    expect(unknown).toEqual(wrong);
    expect(unverified).toEqual(wrong);
  });

  it('does the same work for an unknown address', async () => {
    await verified();
    const known = await quickest(() => signIn('не тот пароль совсем'));
    const unknown = await quickest(() => signIn('не тот пароль совсем', `nobody${number}@example.ru`));
    // Hashing is nearly all of the time: without it an answer takes a small part of this.
    expect(unknown).toBeGreaterThan(known * 0.3);
  });

  it('takes the same password typed on another system', async () => {
    await verified('пароль с буквой й внутри'.normalize('NFC'));
    expect(await signIn('пароль с буквой й внутри'.normalize('NFD'))).toMatchObject({
      __typename: 'SignedIn',
    });
  });

  it('is slowed down for who guesses, and not for the person elsewhere', async () => {
    await verified();
    const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn('не тот пароль совсем')));
    const names = guesses.map(({ __typename }) => __typename);
    expect(names.filter((name) => name === 'WrongCredentials')).toHaveLength(10);
    expect(names.filter((name) => name === 'TooManyRequests')).toHaveLength(4);
    const refused = await signIn();
    expect(refused).toMatchObject({ __typename: 'TooManyRequests', code: 'TOO_MANY_REQUESTS' });
    const wait = Date.parse(String(refused.retryAt)) - app.clock.now().getTime();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60_000);

    const elsewhere = await app
      .get(SignIn)
      .execute(ANONYMOUS, { email, password: PASSWORD }, { address: '198.51.100.7', userAgent: null });
    expect(elsewhere).not.toBeInstanceOf(Refused);
  });

  it('counts anew after a success', async () => {
    await verified();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 6; i++)
        expect(await signIn('не тот')).toMatchObject({ __typename: 'WrongCredentials' });
      expect(await signIn()).toMatchObject({ __typename: 'SignedIn' });
    }
  });
});

describe('a session', () => {
  it('lasts thirty days from its last use', async () => {
    await verified();
    const secret = await sessionOf();
    for (let day = 0; day < 3; day++) {
      app.clock.advance(29 * DAY);
      expect(await viewer(secret)).toMatchObject({ email });
    }
    app.clock.advance(30 * DAY);
    expect(await viewer(secret)).toBeNull();
  });

  it('writes down at most once an hour that it was used', async () => {
    await verified();
    const secret = await sessionOf();
    const began = app.clock.now();
    app.clock.advance(HOUR - 1);
    await viewer(secret);
    expect(await lastSeen()).toEqual(began);
    app.clock.advance(1);
    await Promise.all([viewer(secret), viewer(secret)]);
    expect(await lastSeen()).toEqual(app.clock.now());
  });

  it('ends alone: others of the same person go on', async () => {
    await verified();
    const [one, other] = [await sessionOf(), await sessionOf()];
    await signOut(one);
    expect(await viewer(one)).toBeNull();
    expect(await viewer(other)).toMatchObject({ email });
  });

  it('belongs to nobody without its secret', async () => {
    expect(await viewer(undefined)).toBeNull();
    expect(await viewer('A'.repeat(43))).toBeNull();
  });

  it('lets a person find themselves and nobody else', async () => {
    const [one, other] = [await app.person('CITIZEN'), await app.person('ADMINISTRATOR')];
    const seen = await viewer(one.secret);
    const find = (secret: string) =>
      graphql<{ node: object | null }>(
        app,
        'query Find($id: ID!) { node(id: $id) { __typename id ... on Person { email } } }',
        { id: seen?.id },
        { secret },
      );
    expect((await find(one.secret)).data.node).toMatchObject({ __typename: 'Person', email: one.email });
    expect((await find(other.secret)).data.node).toBeNull();
  });
});

describe('an account made by an operator', () => {
  it('is made once', async () => {
    const first = await create('Ольга', PASSWORD);
    const second = await create('Другое имя', PASSWORD);
    expect(first.created).toBe(true);
    expect(second).toEqual({ id: first.id, created: false });
    expect(await viewer(await sessionOf())).toMatchObject({ displayName: 'Ольга', role: 'MODERATOR' });
  });

  it('without a password lets nobody in', async () => {
    await create('Автор', null);
    for (const password of ['', 'null', PASSWORD])
      expect(await signIn(password)).toMatchObject({ __typename: 'WrongCredentials' });
  });
});

const create = (displayName: string, password: string | null) =>
  app
    .get(Database)
    .transaction((tx) =>
      app
        .get(CreateAccount)
        .execute(tx, { email: email.toUpperCase(), displayName, role: 'MODERATOR', password }),
    );

const signUp = (change: Record<string, unknown> = {}): Promise<Outcome> =>
  mutate(
    app,
    'signUp',
    { email, password: PASSWORD, displayName: 'Анна Иванова', ...change },
    '... on MailPromised { email }',
  );

const resend = (): Promise<Outcome> =>
  mutate(app, 'resendVerification', { email }, '... on MailPromised { email }');

const verify = (token: string, password = PASSWORD): Promise<Outcome> =>
  mutate(app, 'verifyEmail', { token, password }, '... on EmailVerified { email }');

const signIn = (password = PASSWORD, address = email): Promise<Outcome> =>
  mutate(
    app,
    'signIn',
    { email: address, password },
    '... on SignedIn { secret person { id email } } ... on TooManyRequests { retryAt }',
  );

async function signOut(secret: string | undefined): Promise<Outcome> {
  const text = 'mutation Leave { signOut { __typename ... on Refusal { code } ... on SignedOut { ended } } }';
  const answer = await graphql<{ signOut: Outcome }>(app, text, {}, secret ? { secret } : null);
  return answer.data.signOut;
}

async function viewer(secret: string | undefined): Promise<Record<string, string> | null> {
  const text = 'query Me { viewer { id displayName email role department timeZone locale } }';
  const answer = await graphql<{ viewer: Record<string, string> | null }>(
    app,
    text,
    {},
    secret ? { secret } : null,
  );
  return answer.data.viewer;
}

async function verified(password = PASSWORD): Promise<void> {
  await signUp({ password });
  await verify(tokenIn((await mails.mailTo(email)).text), password);
}

async function sessionOf(): Promise<string> {
  const { secret } = await signIn();
  if (!secret) throw new Error('Could not sign in');
  return secret;
}

const tokenIn = (text: string | undefined): string => /verify\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? '';

const tokenOf = ({ text }: { text?: string | undefined }): string => tokenIn(text);

const problemsOf = ({ problems = [] }: Outcome): Record<string, string> =>
  Object.fromEntries(problems.map(({ field, code }) => [field, code]));

async function lastSeen(): Promise<Date | undefined> {
  const [row] = await app.db.query<{ last_seen_at: Date }>(
    'SELECT s.last_seen_at FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = $1',
    [email],
  );
  return row?.last_seen_at;
}

/** What it takes of the processor at the least, hashing included, whatever else the machine does. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 4; i++) {
    const before = process.cpuUsage();
    await work();
    best = Math.min(best, process.cpuUsage(before).user);
  }
  return best;
}
