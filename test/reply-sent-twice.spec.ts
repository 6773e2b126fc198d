import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThreadChanges } from '#forum';
import { Database, keyOf } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { mutate } from './support/graphql.js';

let app: TestApp;
let asker: TestPerson;
let threadId: string;
beforeAll(async () => {
  app = await startApp();
  asker = await app.person('CITIZEN');
  const { thread } = await askedQuestion(app, asker, await putCategory(app, 'documents', true));
  threadId = thread.id;
  const changes = app.get(ThreadChanges);
  await app.get(Database).transaction(async (tx) => {
    const row = await changes.lock(tx, keyOf('Thread', threadId) ?? '');
    return row && changes.publish(tx, row, { actorId: null });
  });
});
afterAll(() => app.close());

const reply = (person: TestPerson, input: object) =>
  mutate(
    app,
    'postReply',
    { threadId, body: 'Спасибо, попробую ещё раз завтра.', ...input },
    '... on PostReplySuccess { published post { id position html authorName createdAt publishedAt } }',
    person,
  );

it.each([
  ['waits for a moderator', false],
  ['is let straight in', true],
])('a reply that %s, sent five times at once, is one reply with one answer', async (name, trusted) => {
  const person = await app.person('CITIZEN', { trusted });
  const answers = await Promise.all(Array.from({ length: 5 }, () => reply(person, { idempotencyKey: name })));
  expect(answers[0]).toMatchObject({ __typename: 'PostReplySuccess', published: trusted });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const rows = await app.db.query('SELECT 1 FROM post WHERE author_id = $1', [person.accountId]);
  expect(rows).toHaveLength(1);
});

it('another text under the same key is refused', async () => {
  const input = { idempotencyKey: 'once' };
  await reply(asker, input);
  expect(await reply(asker, { ...input, body: 'Совсем другой текст ответа.' })).toMatchObject({
    __typename: 'InvalidInput',
  });
});

it('replies go on while a later release adds a column to threads', async () => {
  const person = await app.person('CITIZEN', { trusted: true });
  const said = async (body: string) => (await reply(person, { body })).__typename;
  expect(await said('Сначала обновите приложение до последней версии.')).toBe('PostReplySuccess');
  await app.db.query('ALTER TABLE thread ADD COLUMN added_later text');
  expect(await said('Затем выйдите из профиля и войдите в него снова.')).toBe('PostReplySuccess');
});
