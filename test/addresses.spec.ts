import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateAccount } from '#accounts';
import { Database } from '#platform';
import { DataSource } from 'typeorm';
import { OneFormOfAddresses1764102410000 } from '../migrations/1764102410000-one-form-of-addresses.js';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { graphql, mutate } from './support/graphql.js';

const PASSWORD = 'лодка у старой пристани';
const READABLE = 'Анна@пример.рф';
const STORED = 'анна@xn--e1afmkfd.xn--p1ai';
const OTHERWISE = ' АННА@XN--e1afmkfd.xn--p1ai';

let desk: DeskWithMail;
let asker: TestPerson;

beforeAll(async () => {
  desk = await DeskWithMail.open();
  asker = await desk.app.person('CITIZEN');
});
afterAll(() => desk.close());

const signIn = (email: string) =>
  mutate<{ __typename: string; secret: string }>(
    desk.app,
    'signIn',
    { email, password: PASSWORD },
    '... on SignedIn { secret }',
  );

/** Everything that reached the mailbox, however its address was written on the envelope. */
const subjectsTo = async (address: string): Promise<string[]> => {
  await desk.app.settle();
  const rows = await desk.app.db.query<{ subject: string }>(
    'SELECT subject FROM mail WHERE to_address = $1 AND sent_at IS NOT NULL ORDER BY queued_at, id',
    [address],
  );
  return rows.map(({ subject }) => subject);
};

describe('an address with Cyrillic letters', () => {
  it('signs up, is verified by a real e-mail, and signs in however it is typed', async () => {
    const input = { email: READABLE, password: PASSWORD, displayName: 'Анна' };
    expect(await mutate(desk.app, 'signUp', input, '... on MailPromised { email }')).toEqual({
      __typename: 'MailPromised',
      email: STORED,
    });
    expect(await subjectsTo(STORED)).toHaveLength(1);
    const mail = desk.server.received.at(-1);
    expect([mail?.to].flat()[0]?.text).toMatch(/^анна@(пример\.рф|xn--e1afmkfd\.xn--p1ai)$/);
    const token = /verify\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    const verified = await mutate(desk.app, 'verifyEmail', { token, password: PASSWORD }, '');
    expect(verified.__typename).toBe('EmailVerified');
    for (const typed of [READABLE, STORED, OTHERWISE]) {
      const { secret } = await signIn(typed);
      const me = await graphql(desk.app, '{ viewer { email } }', {}, { secret });
      expect(me.data).toEqual({ viewer: { email: STORED } });
    }
  });

  it('is one mailbox for signing up and for resending', async () => {
    for (const email of [READABLE, OTHERWISE])
      await mutate(desk.app, 'signUp', { email, password: PASSWORD, displayName: 'Анна' }, '');
    expect(await subjectsTo(STORED)).toEqual([
      'Подтвердите адрес электронной почты',
      'Вы уже зарегистрированы',
      'Вы уже зарегистрированы',
    ]);
  });

  it('follows a thread once', async () => {
    const thread = await desk.publishedThread(asker);
    for (const email of ['user@пример.рф', 'USER@xn--e1afmkfd.xn--p1ai']) {
      const wish = { threadId: thread.id, email };
      expect((await mutate(desk.app, 'followByEmail', wish, '')).__typename).toBe('FollowByEmailSuccess');
    }
    expect(await subjectsTo('user@xn--e1afmkfd.xn--p1ai')).toHaveLength(1);
  });

  it('is what an operator gives, too; what is no address is refused everywhere', async () => {
    const create = (email: string) =>
      desk.app
        .get(Database)
        .transaction((tx) =>
          desk.app
            .get(CreateAccount)
            .execute(tx, { email, displayName: 'Анна', role: 'MODERATOR', password: PASSWORD }),
        );
    expect(await create(OTHERWISE)).toMatchObject({ created: false });
    await expect(create('анна@')).rejects.toThrow('not an e-mail address');
    const thread = await desk.publishedThread(asker);
    for (const email of ['анна@', 'анна@пример', 'анна\u3164@пример.рф', 'a b@пример.рф']) {
      const outcomes = [
        await mutate(desk.app, 'signUp', { email, password: PASSWORD, displayName: 'Анна' }, ''),
        await mutate(desk.app, 'signIn', { email, password: PASSWORD }, ''),
        await mutate(desk.app, 'resendVerification', { email }, ''),
        await mutate(desk.app, 'followByEmail', { threadId: thread.id, email }, ''),
      ];
      for (const outcome of outcomes)
        expect(outcome['problems']).toEqual([
          expect.objectContaining({ field: 'email', code: 'EMAIL_INVALID' }),
        ]);
    }
  });
});

it('addresses stored in another form are brought to this one; of two accounts of one address none is lost', async () => {
  const add = (email: string) =>
    desk.app.db.query(
      `INSERT INTO account (id, email, display_name, role, time_zone, locale, email_verified_at, created_at)
       VALUES (gen_random_uuid(), $1, 'Ольга', 'MODERATOR', 'Europe/Moscow', 'ru', now(), now())`,
      [email],
    );
  for (const email of ['olga@пример.рф', 'анна@пример.рф', 'plain@example.ru']) await add(email);
  const source = await new DataSource({ type: 'postgres', url: desk.app.db.ownerUrl }).initialize();
  const query = source.createQueryRunner();
  for (let time = 1; time <= 2; time++) await new OneFormOfAddresses1764102410000().up(query);
  await query.release();
  await source.destroy();
  const rows = await desk.app.db.query<{ email: string }>(
    `SELECT email FROM account WHERE email ~ '^(olga|анна|plain)@' ORDER BY email`,
  );
  expect(rows.map(({ email }) => email).toSorted()).toEqual(
    ['olga@xn--e1afmkfd.xn--p1ai', 'plain@example.ru', STORED, 'анна@пример.рф'].toSorted(),
  );
});

describe('the name of a citizen', () => {
  it.each([
    'Официальный ответ',
    'Aдминистратор',
    'М о д е р а т о р 1',
    'Служба поддержки',
    'Приемная   по письмам №2',
    'Отдел',
  ])('is not %j', async (displayName) => {
    await desk.app.db.query(
      `UPDATE category SET department = '{"ru":"Приёмная по письмам","en":"Letters desk"}'`,
    );
    const input = { email: 'new@example.ru', password: PASSWORD, displayName };
    const outcome = await mutate(desk.app, 'signUp', input, '');
    expect(outcome['problems']).toEqual([
      expect.objectContaining({ field: 'displayName', code: 'NAME_POSES_AS_SERVICE' }),
    ]);
  });

  it('is not that of a department of staff either, while staff bear such names', async () => {
    await desk.app.person('SPECIALIST', { name: 'Модератор', department: 'Паспортный стол' });
    const input = { email: 'new@example.ru', password: PASSWORD, displayName: 'ПАСПОРТHЫЙ  стол' };
    expect(await mutate(desk.app, 'signUp', input, '')).toMatchObject({
      problems: [{ code: 'NAME_POSES_AS_SERVICE' }],
    });
  });
});
