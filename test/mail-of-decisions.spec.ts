import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import type { TestPerson } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { decide, onDuty, pass } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { itemOf } from './support/edits.js';
import { type AskedThread, askedQuestion } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;
let supervisor: TestPerson;
let asker: TestPerson;

beforeAll(async () => {
  desk = await DeskWithMail.open();
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk.close());
/** A new story has the queue to itself. */
beforeEach(async () => {
  await desk.app.settle();
  await desk.app.db.query('UPDATE desk_item SET closed_at = now(), claimed_by = NULL, claimed_until = NULL');
  desk.app.clock.set(WORKING_TUESDAY);
});

describe('mail about a decision', () => {
  it('is not sent at all when the decision is undone within the five minutes', async () => {
    await asked();
    const decisionId = await desk.decide('publishItem', {});
    await pass(desk.app, 4 * 60 + 59);
    await undo(decisionId);
    await pass(desk.app, 10 * 60);
    expect(received(asker)).toEqual([]);
  });

  it('is sent once when the decision stands, and not a second earlier', async () => {
    await asked();
    await desk.decide('publishItem', {});
    await pass(desk.app, 4 * 60 + 59);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 1);
    await pass(desk.app, 10 * 60);
    expect(received(asker)).toEqual([expect.stringContaining('опубликован')]);
  });

  it('is of the last decision where the first was undone', async () => {
    await asked();
    await undo(await desk.decide('publishItem', {}));
    await pass(desk.app, 60);
    await desk.decide('rejectItem', { reasonCode: 'OFF_TOPIC' });
    await pass(desk.app, 4 * 60 + 59);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 1);
    expect(received(asker)).toEqual([expect.stringContaining('не опубликован')]);
  });

  it('is of the second of two publications, five minutes after that one', async () => {
    await asked();
    await undo(await desk.decide('publishItem', {}));
    await pass(desk.app, 4 * 60);
    await desk.decide('publishItem', {});
    await pass(desk.app, 60);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 4 * 60);
    expect(received(asker)).toHaveLength(1);
  });

  it('is of the last where one decision follows another, and waits for the later to stand', async () => {
    const thread = await asked();
    await desk.decide('publishItem', {});
    await pass(desk.app, 3 * 60);
    const hiding = await hide(thread);
    await pass(desk.app, 3 * 60);
    expect(received(asker)).toEqual([]);
    await undo(hiding);
    await pass(desk.app, 0);
    expect(received(asker)).toEqual([expect.stringContaining('опубликован')]);
    await hide(thread);
    await pass(desk.app, 5 * 60);
    expect(received(asker)).toEqual([
      expect.stringContaining('опубликован'),
      expect.stringContaining('скрыт'),
    ]);
  });

  it('says nothing of what has been hidden since', async () => {
    const thread = await asked();
    await desk.decide('publishItem', {});
    await pass(desk.app, 3 * 60);
    await hide(thread);
    await pass(desk.app, 10 * 60);
    expect(received(asker)).toEqual([expect.stringContaining('скрыт')]);
  });

  it('says nothing of a publication when the question has been merged since', async () => {
    const target = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const thread = await asked();
    await desk.decide('publishItem', {});
    await onItem('mergeItem', thread, { intoThreadId: target.id });
    await pass(desk.app, 5 * 60);
    expect(received(asker)).toEqual([expect.stringContaining('объединён')]);
  });

  it('is followed by another one when a supervisor undoes the decision later', async () => {
    await asked();
    const decisionId = await desk.decide('publishItem', {});
    await pass(desk.app, 5 * 60);
    await pass(desk.app, 60 * 60);
    await undo(decisionId, supervisor);
    await pass(desk.app, 0);
    expect(received(asker)).toEqual([
      expect.stringContaining('опубликован'),
      expect.stringContaining('отменено'),
    ]);
  });

  it('is not sent for a decision that a supervisor undoes before the mail could leave', async () => {
    await asked();
    const decisionId = await desk.decide('publishItem', {});
    desk.app.clock.advance(60 * 60_000);
    await undo(decisionId, supervisor);
    await pass(desk.app, 60);
    expect(received(asker)).toEqual([]);
  });

  it('is not sent to an author whose account is gone', async () => {
    const thread = await asked();
    await desk.decide('publishItem', {});
    for (const table of ['thread', 'post'])
      await desk.app.db.query(
        `UPDATE ${table} SET author_id = NULL WHERE ${table === 'thread' ? 'id' : 'thread_id'} = $1`,
        [keyOf('Thread', thread.id)],
      );
    await pass(desk.app, 5 * 60);
    expect(received(asker)).toEqual([]);
  });
});

describe('mail to followers about a reply that a moderator has published', () => {
  it('waits, while the site shows the news at once; not sent when undone, once when it stands', async () => {
    const thread = await desk.publishedThread(await newAsker());
    desk.server.received.length = 0;
    await desk.reply(await desk.app.person('CITIZEN'), thread);
    const first = await desk.decide('publishItem', {});
    await pass(desk.app, 4 * 60);
    expect(await unread(asker)).toBe(1);
    await undo(first);
    await pass(desk.app, 10 * 60);
    expect(await unread(asker)).toBe(0);
    expect(received(asker)).toEqual([]);

    await desk.decide('publishItem', {});
    await pass(desk.app, 4 * 60 + 59);
    expect(await unread(asker)).toBe(1);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 1);
    await pass(desk.app, 60);
    expect(received(asker)).toEqual([expect.stringContaining('Новое по вопросу')]);
  });

  it('goes to nobody who has stopped following since', async () => {
    const thread = await desk.publishedThread(await newAsker());
    desk.server.received.length = 0;
    await desk.reply(await desk.app.person('CITIZEN'), thread);
    await desk.decide('publishItem', {});
    await desk.app.settle();
    await mutate(desk.app, 'unsubscribe', { threadId: thread.id }, '', asker);
    await pass(desk.app, 5 * 60);
    expect(received(asker)).toEqual([]);
  });

  it('does not wait about an official answer, which is no decision that can be undone', async () => {
    const thread = await desk.publishedThread(await newAsker());
    desk.server.received.length = 0;
    await desk.answerOfficially(thread);
    await desk.app.settle();
    expect(received(asker)).toEqual([expect.stringContaining('Новое по вопросу')]);
  });
});

describe('other mail that follows from a decision', () => {
  it('waits: to the specialist who is asked for an answer', async () => {
    const specialist = await onDuty(desk.app, supervisor, desk.categoryId);
    await asked();
    await undo(await desk.decide('escalateItem', { reason: 'Нужен ответ отдела документов.' }));
    await pass(desk.app, 10 * 60);
    expect(received(specialist)).toEqual([]);
    await desk.decide('escalateItem', { reason: 'Нужен ответ отдела документов.' });
    await pass(desk.app, 4 * 60 + 59);
    expect(received(specialist)).toEqual([]);
    await pass(desk.app, 1);
    expect(received(specialist)).toHaveLength(1);
  });

  it('waits: to those who reported a post', async () => {
    const thread = await desk.publishedThread(await newAsker());
    const reader = await desk.app.person('CITIZEN');
    await report(reader, thread);
    await undo(await desk.decide('hideItem', { reason: 'В тексте чужие данные.' }));
    await pass(desk.app, 10 * 60);
    expect(received(reader)).toEqual([]);
    await desk.decide('publishItem', {});
    await pass(desk.app, 4 * 60 + 59);
    expect(received(reader)).toEqual([]);
    await pass(desk.app, 1);
    expect(received(reader)).toEqual([expect.stringContaining('жалобу')]);
  });

  it('waits: to the asker whose official answer was hidden', async () => {
    const thread = await desk.publishedThread(await newAsker());
    const answer = await desk.answerOfficially(thread);
    await desk.app.settle();
    desk.server.received.length = 0;
    await report(await desk.app.person('CITIZEN'), thread, answer);
    await undo(await desk.decide('hideItem', { reason: 'Ответ устарел, проверим ещё раз.' }));
    await pass(desk.app, 10 * 60);
    expect(received(asker)).toEqual([]);
    await desk.decide('hideItem', { reason: 'Ответ устарел, проверим ещё раз.' });
    await pass(desk.app, 4 * 60 + 59);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 1);
    expect(received(asker)).toEqual([expect.stringContaining('больше не опубликован')]);
  });

  it('waits: to the asker whose merge target was hidden', async () => {
    const target = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const thread = await desk.publishedThread(await newAsker());
    await onItem('mergeItem', thread, { intoThreadId: target.id });
    await pass(desk.app, 5 * 60);
    desk.server.received.length = 0;
    await undo(await hide(target));
    await pass(desk.app, 10 * 60);
    expect(received(asker)).toEqual([]);
    await hide(target);
    await pass(desk.app, 4 * 60 + 59);
    expect(received(asker)).toEqual([]);
    await pass(desk.app, 1);
    expect(received(asker)).toEqual([expect.stringContaining('снова рассмотрит')]);
  });
});

async function newAsker(): Promise<TestPerson> {
  return (asker = await desk.app.person('CITIZEN'));
}

async function asked(): Promise<AskedThread> {
  const { thread } = await askedQuestion(desk.app, await newAsker(), desk.categoryId);
  return thread;
}

/** The subjects that the mail server has received for a person. */
const received = (person: TestPerson): string[] =>
  desk.server.received
    .filter(({ to }) => [to ?? []].flat().some((one) => one.value[0]?.address === person.email))
    .map(({ subject }) => subject ?? '');

async function undo(decisionId: string, person: TestPerson = desk.moderator): Promise<void> {
  const undone = await mutate(
    desk.app,
    'undoDecision',
    { decisionId, ...(person === supervisor && { reason: 'Решение было ошибкой.' }) },
    '... on NotAllowedNow { state }',
    person,
  );
  expect(undone.__typename).toBe('UndoDecisionSuccess');
  await desk.app.settle();
}

const hide = (thread: AskedThread): Promise<string> =>
  onItem('hideItem', thread, { reason: 'В тексте чужие данные.' });

/** A decision on a question that is not in the queue any more. @returns the global id of the decision. */
async function onItem(mutation: string, thread: AskedThread, verdict: object): Promise<string> {
  await desk.app.settle();
  const { itemId } = await itemOf(desk.app, await questionOf(thread), 'QUESTION');
  const [row] = await desk.app.db.query<{ version: number }>('SELECT version FROM thread WHERE id = $1', [
    keyOf('Thread', thread.id),
  ]);
  const made = await decide(
    desk.app,
    mutation,
    { itemId, version: row?.version, ...verdict },
    desk.moderator,
  );
  if (!made.decision) throw new Error(JSON.stringify(made));
  return made.decision.id;
}

async function report(person: TestPerson, thread: AskedThread, postId?: string): Promise<void> {
  const reported = await mutate(
    desk.app,
    'reportPost',
    { postId: postId ?? (await questionOf(thread)), reason: 'PERSONAL_DATA' },
    '',
    person,
  );
  expect(reported.__typename).toBe('ReportPostSuccess');
}

/** @returns the global id of the post. */
async function questionOf({ id }: AskedThread): Promise<string> {
  const [post] = await desk.app.db.query<{ id: string }>(
    "SELECT id FROM post WHERE thread_id = $1 AND kind = 'QUESTION'",
    [keyOf('Thread', id)],
  );
  return toGlobalId('Post', post?.id ?? '');
}

async function unread(person: TestPerson): Promise<number> {
  await desk.app.settle();
  const { data } = await graphql<{ unreadCount: number }>(desk.app, '{ unreadCount }', {}, person);
  return data.unreadCount;
}
