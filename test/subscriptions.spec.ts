import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { z } from 'zod';
import { postPublished } from '#forum';
import { ANONYMOUS } from '#kernel';
import { Database, JobRunner, Jobs, defineEvent, keyOf } from '#platform';
import { FollowByEmail, UnsubscribeByLink } from '#subscriptions';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import type { AskedThread } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;

beforeAll(async () => {
  desk = await DeskWithMail.open();
});
afterAll(() => desk.close());

describe('who follows a thread', () => {
  let asker: TestPerson;
  let thread: AskedThread;

  beforeEach(async () => {
    asker = await desk.app.person('CITIZEN');
    thread = await desk.publishedThread(asker);
  });

  it('is told once by an e-mail that leads to the answer, and can be left by one click', async () => {
    const postId = await desk.answerOfficially(thread);
    await desk.app.settle();
    const mail = await desk.mailAbout(asker, 'Новое по вопросу');

    expect(mail.subject).toContain(thread.reference);
    expect(mail.text).toContain('дан официальный ответ');
    expect(mail.text).toContain('Отвечает: отдел документов');
    expect(mail.text).toMatch(new RegExp(`https://veche\\.example/t/${thread.number}-\\S+#post-1\\s`));
    expect(mail.html).toContain('lang="ru"');
    expect(`${mail.text}${mail.html}`).not.toContain('4510-77');
    expect(mail.references).toBe(`<thread-${keyOf('Thread', thread.id)}@veche.example>`);
    expect(mail.inReplyTo).toBe(mail.references);
    expect(header(mail, 'list-id')).toBe(`<thread-${thread.number}.veche.example>`);
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');

    // The event again, as after a crash between two steps.
    await emitAgain(thread, postId);
    expect(await newsTo(asker)).toHaveLength(1);

    const token = tokenOf(header(mail, 'list-unsubscribe'));
    const links = desk.app.get(UnsubscribeByLink);
    expect(await links.describe(token)).toEqual({ title: 'Не обновляется паспорт в профиле', active: true });
    const clicked = await oneClick(token);
    expect(clicked.status).toBe(200);
    expect(clicked.headers.get('set-cookie')).toBeNull();
    expect(await links.describe(token)).toMatchObject({ active: false });
    expect(await mySubscription(asker, thread)).toBeNull();

    await desk.answerOfficially(thread);
    await desk.app.settle();
    expect(await newsTo(asker)).toHaveLength(1);
  });

  it('is told once when the event is handled twice at once', async () => {
    const postId = await desk.answerOfficially(thread);
    await Promise.all([emitAgain(thread, postId), emitAgain(thread, postId)]);
    await desk.app.settle();
    await desk.mailAbout(asker, 'Новое по вопросу');
    expect(await toldOf(postId)).toEqual(sorted([asker]));
  });

  it('hears of everything, of official answers only, or of nothing, as they chose', async () => {
    const [watching, official, muted] = await Promise.all([
      desk.app.person('CITIZEN'),
      desk.app.person('CITIZEN'),
      desk.app.person('CITIZEN'),
    ]);
    await follow(watching, thread, 'WATCHING');
    await follow(official, thread, 'OFFICIAL_ONLY');
    await follow(muted, thread, 'MUTED');
    expect(await mySubscription(official, thread)).toEqual({ level: 'OFFICIAL_ONLY' });

    const help = await desk.reply(desk.trusted, thread);
    expect(await toldOf(help)).toEqual(sorted([asker, watching]));
    const answer = await desk.answerOfficially(thread);
    expect(await toldOf(answer)).toEqual(sorted([asker, watching, official]));
  });

  it('is told of the answer also where nothing has made the asker watch until then', async () => {
    await desk.app.settle();
    await desk.app.db.query('DELETE FROM subscription WHERE thread_id = $1', [keyOf('Thread', thread.id)]);
    const answer = await desk.answerOfficially(thread);
    expect(await toldOf(answer)).toEqual(sorted([asker]));
    expect(await mySubscription(asker, thread)).toEqual({ level: 'WATCHING' });
  });

  it('is not told of their own post', async () => {
    await follow(desk.trusted, thread, 'WATCHING');
    const help = await desk.reply(desk.trusted, thread);
    expect(await toldOf(help)).toEqual(sorted([asker]));
  });

  it('is not told of what was hidden meanwhile', async () => {
    const runner = desk.app.get(JobRunner);
    await runner.onApplicationShutdown();
    const [hidden, shown] = [await desk.answerOfficially(thread), await desk.answerOfficially(thread)];
    await desk.app.db.query(`UPDATE post SET moderation = 'HIDDEN' WHERE id = $1`, [keyOf('Post', hidden)]);
    await runner.start();
    expect(await toldOf(shown)).toEqual(sorted([asker]));
    expect(await toldOf(hidden)).toEqual([]);
  });

  it('sees in the site one notification a thread until it is read, the official answer before others', async () => {
    const answer = await desk.answerOfficially(thread);
    desk.app.clock.advance(1_000);
    await desk.reply(desk.trusted, thread);
    await desk.app.settle();
    expect(await notificationsOf(asker)).toEqual({
      unreadCount: 1,
      myNotifications: {
        edges: [
          {
            node: {
              kind: 'OFFICIAL_ANSWER',
              postId: answer,
              readAt: null,
              path: expect.stringMatching(/#post-1$/),
              thread: { number: thread.number },
            },
          },
        ],
      },
    });
    const read = await mutate(
      desk.app,
      'markThreadRead',
      { threadId: thread.id },
      '... on MarkThreadReadSuccess { unreadCount }',
      asker,
    );
    expect(read).toEqual({ __typename: 'MarkThreadReadSuccess', unreadCount: 0 });
    const after = await notificationsOf(asker);
    expect(after.myNotifications.edges).toHaveLength(2);
    expect(after.myNotifications.edges.every(({ node }) => node['readAt'] !== null)).toBe(true);
    expect((await notificationsOf(desk.specialist)).myNotifications.edges).toEqual([]);
  });
});

describe('who has no account', () => {
  it('follows a thread once the link sent to the address is followed', async () => {
    const thread = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const email = 'reader-one@veche.example';
    const wish = { threadId: thread.id, email: ' Reader-One@Veche.example ' };
    const asked = await mutate(desk.app, 'followByEmail', wish, '... on FollowByEmailSuccess { email }');
    expect(asked).toEqual({ __typename: 'FollowByEmailSuccess', email });
    const mail = await desk.server.mailTo(email);
    await desk.reply(desk.trusted, thread);
    expect(await desk.mailsTo(email)).toHaveLength(1);

    const [, token = ''] = /https:\/\/veche\.example\/follow\/(\S+)/.exec(mail.text ?? '') ?? [];
    expect((await oneClick(token)).status).toBe(404);
    const fields = '... on ConfirmFollowSuccess { thread { number } }';
    const confirmed = await mutate(desk.app, 'confirmFollow', { token }, fields);
    expect(confirmed).toEqual({ __typename: 'ConfirmFollowSuccess', thread: { number: thread.number } });
    expect((await mutate(desk.app, 'confirmFollow', { token }, '')).__typename).toBe('ConfirmFollowSuccess');

    await desk.answerOfficially(thread);
    const news = await desk.server.mailTo(email, 2);
    expect(news.subject).not.toContain(thread.reference);
    expect((await oneClick(tokenOf(header(news, 'list-unsubscribe')))).status).toBe(200);
    // The old link does not begin again what its owner has ended.
    expect((await mutate(desk.app, 'confirmFollow', { token }, '')).__typename).toBe('LinkNotValid');
    await desk.reply(desk.trusted, thread);
    expect(await desk.mailsTo(email)).toHaveLength(2);
  });

  it('is not made to receive more than a few confirming e-mails an hour, nor two of one thread', async () => {
    const email = 'reader-two@veche.example';
    const asker = await desk.app.person('CITIZEN');
    const outcomes: string[] = [];
    for (let i = 0; i < 6; i++) {
      const thread = await desk.publishedThread(asker);
      const wish = { threadId: thread.id, email };
      outcomes.push((await mutate(desk.app, 'followByEmail', wish, '')).__typename);
      if (i === 0) outcomes.push((await mutate(desk.app, 'followByEmail', wish, '')).__typename);
    }
    const letIn = Array.from({ length: 6 }, () => 'FollowByEmailSuccess');
    expect(outcomes).toEqual([...letIn, 'TooManyRequests']);
    // Its owner, who asks from elsewhere, is not made to wait by a stranger.
    const thread = await desk.publishedThread(asker);
    const elsewhere = await desk.app
      .get(FollowByEmail)
      .execute(ANONYMOUS, { threadId: keyOf('Thread', thread.id) ?? '', email }, { address: '198.51.100.7' });
    expect(elsewhere).toEqual({ email });
    await desk.app.settle();
    await desk.server.mailTo(email, 6);
    expect(await desk.mailsTo(email)).toHaveLength(6);
  });

  it('cannot confirm by a link that is older than a day and is forgotten, and gives an address that reads as one', async () => {
    const thread = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const email = 'reader-three@veche.example';
    await mutate(desk.app, 'followByEmail', { threadId: thread.id, email }, '');
    const mail = await desk.server.mailTo(email);
    const [, token = ''] = /\/follow\/(\S+)/.exec(mail.text ?? '') ?? [];
    desk.app.clock.advance(24 * 3_600_000);
    expect((await mutate(desk.app, 'confirmFollow', { token }, '')).__typename).toBe('LinkNotValid');
    // Another day later nothing is left of an address that nobody confirmed.
    desk.app.clock.advance(24 * 3_600_000 + 1);
    const sweep = defineEvent('subscriptions.forget-addresses', z.unknown());
    await desk.app.get(Database).transaction((tx) => desk.app.get(Jobs).add(tx, sweep, {}));
    await desk.app.settle();
    expect(await desk.app.db.query('SELECT 1 FROM subscription WHERE email = $1', [email])).toEqual([]);
    const bad = await mutate(desk.app, 'followByEmail', { threadId: thread.id, email: 'почта' }, '');
    expect(bad).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'email', code: 'EMAIL_INVALID' }],
    });
  });
});

async function emitAgain(thread: AskedThread, postId: string): Promise<void> {
  const ids = { threadId: keyOf('Thread', thread.id) ?? '', postId: keyOf('Post', postId) ?? '' };
  await desk.app
    .get(Database)
    .transaction((tx) => desk.app.get(Jobs).emit(tx, postPublished, { ...ids, kind: 'OFFICIAL_ANSWER' }));
}

async function follow(person: TestPerson, thread: AskedThread, level: string): Promise<void> {
  const fields = '... on SubscribeSuccess { subscription { level } }';
  const followed = await mutate(desk.app, 'subscribe', { threadId: thread.id, level }, fields, person);
  expect(followed).toEqual({ __typename: 'SubscribeSuccess', subscription: { level } });
}

async function mySubscription(person: TestPerson, thread: AskedThread): Promise<unknown> {
  const answer = await graphql<{ mySubscription: unknown }>(
    desk.app,
    'query ($threadId: ID!) { mySubscription(threadId: $threadId) { level } }',
    { threadId: thread.id },
    person,
  );
  return answer.data.mySubscription;
}

interface Notifications {
  readonly unreadCount: number;
  readonly myNotifications: { readonly edges: Array<{ node: Record<string, unknown> }> };
}

async function notificationsOf(person: TestPerson): Promise<Notifications> {
  const answer = await graphql<Notifications>(
    desk.app,
    `
      {
        unreadCount
        myNotifications {
          edges {
            node {
              kind
              postId
              readAt
              path
              thread {
                number
              }
            }
          }
        }
      }
    `,
    {},
    person,
  );
  return answer.data;
}

/** The addresses to which an e-mail about this post went, when everything has followed. */
async function toldOf(postId: string): Promise<string[]> {
  await desk.app.settle();
  const rows = await desk.app.db.query<{ to_address: string }>(
    `SELECT m.to_address FROM notification n JOIN mail m ON m.key = 'notification:' || n.id
     WHERE n.post_id = $1 AND m.sent_at IS NOT NULL ORDER BY m.to_address`,
    [keyOf('Post', postId)],
  );
  return rows.map(({ to_address: address }) => address);
}

const sorted = (people: TestPerson[]): string[] => people.map(({ email }) => email).toSorted();

const newsTo = async (person: TestPerson): Promise<string[]> =>
  (await desk.mailsTo(person.email)).filter((subject) => subject.startsWith('Новое по вопросу'));

const header = (mail: ParsedMail, name: string): string | undefined =>
  mail.headerLines
    .find(({ key }) => key === name)
    ?.line.slice(name.length + 1)
    .trim();

const tokenOf = (listUnsubscribe: string | undefined): string =>
  /^<https:\/\/veche\.example\/unsubscribe\/([\w-]+)>$/.exec(listUnsubscribe ?? '')?.[1] ?? '';

/** As a mail service sends it (RFC 8058 §3.2). */
function oneClick(token: string): Promise<Response> {
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  return fetch(`${desk.app.url}/unsubscribe/${token}`, { method: 'POST', body, redirect: 'manual' });
}
