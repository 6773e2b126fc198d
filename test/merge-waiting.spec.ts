import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { toGlobalId } from '#platform';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type OnDesk, decide, stateOf, waitingQuestion, undoingEnds } from './support/decisions.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { type MailServer, startMailServer } from './support/mail-server.js';

/** Stands in the title and in the text of what must not be seen. */
const SECRET = 'Заблудова';
const PRIVATE_TEXT = {
  title: `Не приходит код, я ${SECRET} Анна`,
  body: 'Мой телефон +7 912 345-67-89, почта anna@example.ru, СНИЛС 112-233-445 95. Код не приходит вторые сутки.',
};
const TARGET = {
  title: 'Код подтверждения не приходит',
  body: 'Жду код больше часа, на телефон он не приходит.',
};

let app: TestApp;
let mails: MailServer;
let [asker, moderator, stranger]: TestPerson[] = [];
let categoryId: string;
let target: OnDesk;
let waiting: OnDesk;

beforeAll(async () => {
  mails = await startMailServer();
  const environment = { SMTP_URL: mails.url, PUBLIC_URL: 'https://veche.example' };
  app = await startApp({ modules: [WebModule], environment });
  [asker, moderator, stranger] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('CITIZEN'),
  ]);
  categoryId = await putCategory(app);
  target = await waitingQuestion(app, await app.person('CITIZEN'), categoryId, TARGET);
  waiting = await waitingQuestion(app, asker as TestPerson, categoryId, PRIVATE_TEXT);
  const version = await target.version();
  await decide(app, 'publishItem', { itemId: target.itemId, version }, moderator as TestPerson);
  await app.settle();
});
afterAll(async () => {
  await app.close();
  await mails.close();
});

const read = async (path: string, person?: TestPerson | null) => {
  const headers: Record<string, string> = person ? { authorization: `Bearer ${person.secret}` } : {};
  const response = await fetch(`${app.url}${path}`, { redirect: 'manual', headers });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
};

/** All that readers can ask for. */
const READ_ALL = `query ($q: String!, $title: String!, $category: String!, $number: Int!, $id: ID!) {
  searchArchive(query: $q) { edges { node { title snippet { text } } } }
  searchSuggestions(query: $q) { text }
  similarThreads(title: $title) { title snippet { text } }
  latestThreads { edges { node { title excerpt } } }
  category(slug: $category) { threadCount threads { edges { node { title excerpt } } } }
  thread(number: $number) { title }
  node(id: $id) { id }
}`;
interface All {
  readonly category: { readonly threadCount: number };
  readonly thread: unknown;
  readonly node: unknown;
}
const readAll = async (person: TestPerson | null = null) => {
  const variables = {
    q: SECRET,
    title: PRIVATE_TEXT.title,
    category: 'documents',
    number: waiting.thread.number,
    id: waiting.thread.id,
  };
  const answer = await graphql<All>(app, READ_ALL, variables, person);
  expect(answer.errors).toBeUndefined();
  return { ...answer.data, text: JSON.stringify(answer.data) };
};

const merge = async () => {
  const merging = {
    itemId: waiting.itemId,
    version: await waiting.version(),
    intoThreadId: target.thread.id,
  };
  const merged = await decide(app, 'mergeItem', merging, moderator as TestPerson);
  expect(merged.__typename).toBe('DecisionSuccess');
  await app.settle();
  return merged.decision?.id;
};

const addressOf = async ({ threadId }: OnDesk) => {
  const [row] = await app.db.query<{ path: string }>(
    `SELECT '/t/' || number || '-' || slug AS path FROM thread WHERE id = $1`,
    [threadId],
  );
  return row?.path ?? '';
};

it('a waiting question that is merged is published nowhere, and an undo lets it wait again', async () => {
  const before = await stateOf(app, waiting);
  const categoryBefore = (await readAll()).category.threadCount;
  const decisionId = await merge();

  for (const person of [null, stranger]) {
    const all = await readAll(person);
    expect(all.text).not.toContain(SECRET);
    expect([all.category.threadCount, all.thread, all.node]).toEqual([categoryBefore, null, null]);
  }
  const pages = [
    '/',
    '/c/documents',
    `/search?q=${encodeURIComponent(SECRET)}`,
    '/search?q=+7+912+345-67-89',
  ];
  for (const path of pages) {
    const page = await read(path);
    expect(page.status).toBe(200);
    // What was typed into the search box stands there.
    expect(page.text.replaceAll(/value="[^"]*"|<title>.*?<\/title>/g, '')).not.toContain(`${SECRET} Анна`);
    expect(page.text).not.toContain('anna@example.ru');
  }
  const indexed = await app.db.query('SELECT 1 FROM search_document WHERE thread_id = $1', [
    waiting.threadId,
  ]);
  expect(indexed).toEqual([]);
  const [row] = await app.db.query('SELECT moderation, resolution, published_at FROM thread WHERE id = $1', [
    waiting.threadId,
  ]);
  expect(row).toEqual({ moderation: 'MERGED', resolution: 'DUPLICATE', published_at: null });

  await mutate(app, 'undoDecision', { decisionId }, '', moderator as TestPerson);
  await app.settle();
  expect(await stateOf(app, waiting)).toEqual(before);
});

it('its asker follows the question that stays, is told so by mail and on the site, and is led there; nobody else is', async () => {
  const decisionId = await merge();
  await undoingEnds(app);
  const mail = await mails.mailTo(asker?.email ?? '');
  expect(mail.subject).toContain('объединён с похожим вопросом');
  expect(mail.text).toContain(`объединён с похожим вопросом: «${TARGET.title}»`);
  expect(mail.text).toContain(`https://veche.example${await addressOf(target)}`);
  const following = await app.db.query(
    'SELECT level FROM subscription WHERE thread_id = $1 AND account_id = $2 AND ended_at IS NULL',
    [target.threadId, asker?.accountId],
  );
  expect(following).toEqual([{ level: 'WATCHING' }]);

  const address = await addressOf(waiting);
  expect((await read(address)).status).toBe(404);
  expect((await read(`/t/${waiting.thread.number}`)).text).not.toContain(SECRET);
  expect((await read(address, stranger)).status).toBe(404);
  for (const person of [asker, moderator]) {
    const led = await read(address, person);
    expect([led.status, led.location]).toEqual([303, await addressOf(target)]);
  }
  const own = await read(`/me/questions/${waiting.thread.number}`, asker);
  expect(own.text).toContain('Объединён с похожим вопросом');
  expect(own.text).toContain(`href="${await addressOf(target)}"`);
  const mine = await graphql<{ thread: { moderation: string; duplicateOf: { id: string } } }>(
    app,
    'query ($number: Int!) { thread(number: $number) { moderation duplicateOf { id } } }',
    { number: waiting.thread.number },
    asker,
  );
  expect(mine.data.thread).toEqual({ moderation: 'MERGED', duplicateOf: { id: target.thread.id } });

  await mutate(app, 'undoDecision', { decisionId }, '', await app.person('SUPERVISOR'));
  await app.settle();
});

it('cannot be decided on again, reported, followed or answered as long as it is merged', async () => {
  const decisionId = await merge();
  const on = { itemId: waiting.itemId, version: await waiting.version() };
  const verdicts: Array<[string, object, string]> = [
    ['publishItem', {}, 'AlreadyDecided'],
    ['mergeItem', { intoThreadId: target.thread.id }, 'AlreadyDecided'],
    ['hideItem', { reason: 'Здесь личные данные.' }, 'NotAllowedNow'],
    ['lockItem', { reason: 'Здесь личные данные.' }, 'NotAllowedNow'],
    ['askForDetails', { reason: 'На какой странице это было?' }, 'NotAllowedNow'],
    ['escalateItem', { reason: 'Посмотрите, пожалуйста.' }, 'NotAllowedNow'],
  ];
  for (const [mutation, verdict, refusal] of verdicts) {
    const outcome = await decide(app, mutation, { ...on, ...verdict }, moderator as TestPerson);
    expect([mutation, outcome.__typename]).toEqual([mutation, refusal]);
  }
  const [post] = await app.db.query<{ id: string }>('SELECT id FROM post WHERE thread_id = $1', [
    waiting.threadId,
  ]);
  const attempts: Array<[string, object]> = [
    [
      'reportPost',
      { postId: toGlobalId('Post', post?.id ?? ''), reason: 'OTHER', words: 'Здесь личные данные.' },
    ],
    ['followByEmail', { threadId: waiting.thread.id, email: 'curious@veche.example' }],
    ['postReply', { threadId: waiting.thread.id, body: 'У меня то же самое, помогите.' }],
    ['subscribe', { threadId: waiting.thread.id, level: 'WATCHING' }],
  ];
  for (const [mutation, input] of attempts) {
    const person = mutation === 'followByEmail' ? null : stranger;
    const outcome = await mutate(app, mutation, { ...input }, '', person);
    expect([mutation, outcome.__typename]).toEqual([mutation, 'NotFound']);
  }
  await mutate(app, 'undoDecision', { decisionId }, '', moderator as TestPerson);
  await app.settle();
});
