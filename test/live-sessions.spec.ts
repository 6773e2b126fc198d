import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestPerson } from './support/app.js';
import { veche } from './support/command.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { graphql } from './support/graphql.js';
import { Socket, type SocketEnd } from './support/socket.js';
import { waitUntil } from './support/wait-until.js';

let desk: DeskWithMail;
beforeAll(async () => {
  desk = await DeskWithMail.open();
});
afterAll(() => desk.close());

const opened: Socket[] = [];
const open = async (person?: TestPerson): Promise<Socket> => {
  const socket = await Socket.open(desk.app.url, person?.secret);
  opened.push(socket);
  return socket;
};
afterEach(() => {
  for (const socket of opened.splice(0)) socket.close();
});

const FORBIDDEN = { code: 4403, reason: 'Session ended or changed' };
const within = (end: Promise<SocketEnd>, ms: number) =>
  Promise.race([end, sleep(ms, 'still open', { ref: false })]);

const change = (person: TestPerson, set: string) =>
  desk.app.db.query(`UPDATE account SET ${set} WHERE id = $1`, [person.accountId]);

/** Whatever takes from a person what their WebSocket was opened under, by this process or by another. */
const GROUNDS: ReadonlyArray<readonly [string, (person: TestPerson) => Promise<unknown>]> = [
  ['signing out', (person) => graphql(desk.app, 'mutation { signOut { __typename } }', {}, person)],
  [
    'another role by the command of an operator',
    async (person) => {
      const ran = await veche({ DATABASE_URL: desk.app.db.url }, ['staff', person.email, 'supervisor']);
      expect(ran).toMatchObject({ code: 0 });
    },
  ],
  ['another password', (person) => change(person, `password_hash = 'other'`)],
  ['an address that is verified anew', (person) => change(person, 'email_verified_at = now()')],
  ['trust taken away or given', (person) => change(person, 'trusted_at = now()')],
  [
    'a session that is deleted',
    (person) => desk.app.db.query('DELETE FROM session WHERE account_id = $1', [person.accountId]),
  ],
];

describe('a WebSocket', () => {
  it.each(GROUNDS)('ends at once, code 4403, with all that it watches, by %s', async (_name, takeGround) => {
    const person = await desk.app.person('MODERATOR');
    const bystander = await desk.app.person('MODERATOR');
    const thread = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const sockets = {
      notifications: await open(person),
      desk: await open(person),
      posts: await open(person),
      idle: await open(person),
    };
    const [other, reader] = [await open(bystander), await open()];
    sockets.notifications.subscribe('1', 'subscription { notificationReceived { kind } }');
    sockets.desk.subscribe('1', 'subscription { deskChanged { __typename } }');
    sockets.posts.subscribe('1', `subscription { postPublished(threadId: "${thread.id}") { id } }`);
    other.subscribe('1', 'subscription { deskChanged { __typename } }');
    await takeGround(person);
    for (const [name, socket] of Object.entries(sockets))
      expect([name, await within(socket.ended, 2_000)]).toEqual([name, FORBIDDEN]);
    for (const socket of [other, reader]) {
      socket.send({ type: 'ping' });
      await socket.next(({ type }) => type === 'pong');
    }
  });

  it('ends when the time of its session is over', async () => {
    const socket = await open(await desk.app.person('CITIZEN'));
    desk.app.clock.advance(31 * 86_400_000);
    try {
      expect(await within(socket.ended, 15_000)).toEqual(FORBIDDEN);
    } finally {
      desk.app.clock.advance(-31 * 86_400_000);
    }
  });

  it('is told to come again when signals may have been lost', async () => {
    const person = await desk.app.person('CITIZEN');
    const socket = await open(person);
    const away = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'veche signals' AND datname = current_database()`;
    await desk.app.db.query(away);
    expect(await within(socket.ended, 15_000)).toEqual({ code: 1012, reason: 'Service restart' });
  });

  it('stays when what changes is nothing of the person, or of somebody else', async () => {
    const person = await desk.app.person('CITIZEN');
    const socket = await open(person);
    await change(await desk.app.person('CITIZEN'), `role = 'MODERATOR'`);
    await desk.app.db.query('UPDATE session SET last_seen_at = now() WHERE account_id = $1', [
      person.accountId,
    ]);
    await change(person, 'created_at = now()');
    expect(await within(socket.ended, 6_000)).toBe('still open');
  });

  it('is told nothing after its ground is gone, whatever is committed later', async () => {
    const person = await desk.app.person('CITIZEN');
    const socket = await open(person);
    socket.subscribe('1', 'subscription { notificationReceived { kind } }');
    socket.send({ type: 'ping' });
    await socket.next(({ type }) => type === 'pong');
    const thread = await desk.publishedThread(person);
    await waitUntil(async () => socket.received.some(({ type }) => type === 'next') || null, 5_000).catch(
      () => null,
    );
    const before = socket.received.length;
    await graphql(desk.app, 'mutation { signOut { __typename } }', {}, person);
    await desk.answerOfficially(thread);
    await desk.app.settle();
    expect(await within(socket.ended, 2_000)).toEqual(FORBIDDEN);
    expect(socket.received.slice(before).filter(({ type }) => type === 'next')).toEqual([]);
  });

  it.each(['Bearer of-nothing-that-anybody-knows-of', 'Basic YTpi', 7])(
    'with a secret that opens nothing (%j) is refused with 4403',
    async (authorization) => {
      const socket = await Socket.connect(desk.app.url);
      socket.send({ type: 'connection_init', payload: { authorization } });
      expect(await within(socket.ended, 5_000)).toEqual({ code: 4403, reason: 'Forbidden' });
    },
  );
});

describe('live posts of a thread', () => {
  it('are told to nobody once the thread is hidden, though the post is published', async () => {
    const asker = await desk.app.person('CITIZEN');
    const thread = await desk.publishedThread(asker);
    const other = await desk.publishedThread(asker);
    const [reader, person] = [await open(), await open(await desk.app.person('CITIZEN'))];
    for (const socket of [reader, person])
      for (const [id, { id: threadId }] of Object.entries({ hidden: thread, shown: other }))
        socket.subscribe(id, `subscription { postPublished(threadId: "${threadId}") { id } }`);
    for (const socket of [reader, person]) {
      socket.subscribe('begun', '{ __typename }');
      await socket.next(({ id, type }) => id === 'begun' && type === 'complete');
    }
    const [{ id: postId } = { id: '' }] = await desk.app.db.query<{ id: string }>(
      `SELECT p.id FROM post p JOIN thread t ON t.id = p.thread_id WHERE t.number = $1`,
      [thread.number],
    );
    await desk.app.db.query(`UPDATE thread SET moderation = 'HIDDEN' WHERE number = $1`, [thread.number]);
    await desk.app.db.query(
      `SELECT pg_notify('veche', json_build_object('topic', 'post.published', 'threadId', thread_id, 'postId', id)::text)
       FROM post WHERE id = $1`,
      [postId],
    );
    await desk.answerOfficially(other);
    for (const socket of [reader, person]) {
      await socket.next(({ id, type }) => id === 'shown' && type === 'next');
      expect(socket.received.filter(({ id, type }) => id === 'hidden' && type === 'next')).toEqual([]);
    }
  });
});
