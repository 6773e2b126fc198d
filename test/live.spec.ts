import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';

let desk: DeskWithMail;

beforeAll(async () => {
  desk = await DeskWithMail.open();
});
afterAll(() => desk.close());

describe('live', () => {
  it('tells readers of a thread its new posts, and each person what they are told', async () => {
    const asker = await desk.app.person('CITIZEN');
    const thread = await desk.publishedThread(asker);
    const [reader, person, stranger] = [live(), live(asker), live(await desk.app.person('CITIZEN'))];
    try {
      const posts = reader.iterate({
        query: `subscription ($id: ID!) { postPublished(threadId: $id) { id kind html } }`,
        variables: { id: thread.id },
      });
      const query = `subscription { notificationReceived { kind postId thread { number } } }`;
      const [mine, theirs] = [person.iterate({ query }), stranger.iterate({ query })];
      const [post, told, other] = [posts.next(), mine.next(), theirs.next()];
      await subscribed();
      const postId = await desk.answerOfficially(thread);

      expect((await post).value).toEqual({
        data: {
          postPublished: { id: postId, kind: 'OFFICIAL_ANSWER', html: expect.stringContaining('сутки') },
        },
      });
      expect((await told).value).toEqual({
        data: {
          notificationReceived: { kind: 'OFFICIAL_ANSWER', postId, thread: { number: thread.number } },
        },
      });
      await desk.app.settle();
      expect(await Promise.race([other, Promise.resolve('nothing')])).toBe('nothing');
    } finally {
      for (const client of [reader, person, stranger]) await client.dispose();
    }
  });

  it('refuses notifications to who has not signed in', async () => {
    const reader = live();
    const news = reader.iterate({ query: 'subscription { notificationReceived { kind } }' });
    const first = await news.next().catch((error: unknown) => ({ value: error }));
    expect(JSON.stringify(first.value)).toContain('SIGN_IN_REQUIRED');
    await reader.dispose();
  });
});

const live = (person?: TestPerson): Client =>
  createClient({
    url: `${desk.app.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: person ? { authorization: `Bearer ${person.secret}` } : {},
  });

/** The protocol has no sign that an operation has begun. */
const subscribed = (): Promise<void> => sleep(3_000);
