import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { postPublished } from '#forum';
import { Database, Jobs } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';

const NEWS = 6;

let app: TestApp;
beforeAll(async () => {
  // Fewer connections than transactions that want one: none of them may want a second one.
  app = await startApp({ environment: { DATABASE_POOL: '2', WORKER_CONCURRENCY: String(NEWS) } });
});
afterAll(() => app.close());

it('tells followers of many posts at once over a pool of two connections', async () => {
  await putCategory(app);
  const follower = await app.person('CITIZEN');
  const [category] = await app.db.query<{ id: string }>('SELECT id FROM category');
  const posts: Array<{ threadId: string; postId: string }> = [];
  for (let i = 0; i < NEWS; i += 1) {
    const threadId = await putArchived(app, {
      title: `Вопрос номер ${i}`,
      categoryId: category?.id ?? '',
      question: 'Получил новый паспорт.',
      official: 'Обновите страницу.',
    });
    await app.db.query(
      `INSERT INTO subscription (id, account_id, locale, thread_id, level, confirmed_at, created_at)
       VALUES (gen_random_uuid(), $1, 'ru', $2, 'WATCHING', now(), now())`,
      [follower.accountId, threadId],
    );
    const [answer] = await app.db.query<{ id: string }>(
      `SELECT id FROM post WHERE thread_id = $1 AND kind = 'OFFICIAL_ANSWER'`,
      [threadId],
    );
    posts.push({ threadId, postId: answer?.id ?? '' });
  }

  await app.get(Database).transaction(async (tx) => {
    for (const post of posts)
      await app.get(Jobs).emit(tx, postPublished, { ...post, kind: 'OFFICIAL_ANSWER' });
  });
  await app.settle();

  // Whoever waited for a second connection in vain would be tried again much later.
  const told = await app.db.query('SELECT FROM notification WHERE account_id = $1', [follower.accountId]);
  expect(told).toHaveLength(NEWS);
});
