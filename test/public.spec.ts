import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  MODERATION_STATUSES,
  type ModerationStatus,
  RESOLUTION_STATUSES,
  type ResolutionStatus,
  isPublic,
  publicRow,
} from '#forum';
import { Database, ReaderCache, toGlobalId } from '#platform';
import { SearchEngine, VerifySearch } from '#search';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type InArchive, putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { MeilisearchPeer } from './support/meilisearch-peer.js';
import { waitUntil } from './support/wait-until.js';

let peer: MeilisearchPeer;
let app: TestApp;
let reader: TestPerson;
let one: InArchive;
let other: InArchive;
const SLUG = 'documents';
const WORD = 'перламутр';
const TITLE = `Кто принимает ${WORD}`;

/** What the tables of transitions and the database let a public question come to. */
const STATES = MODERATION_STATUSES.flatMap((moderation) =>
  RESOLUTION_STATUSES.map((resolution) => [moderation, resolution] as const),
).filter(
  ([moderation, resolution]) =>
    moderation !== 'PRIVATE' && (moderation !== 'MERGED' || resolution === 'DUPLICATE'),
);

beforeAll(async () => {
  peer = await MeilisearchPeer.open();
  const environment = { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' };
  app = await startApp({ modules: [WebModule], environment });
  reader = await app.person('CITIZEN');
  const categoryId = await putCategory(app, SLUG);
  await waitUntil(async () => peer.indexes.get('veche')?.settings['rankingRules'] !== undefined);
  const found = await putArchive(app, [
    {
      categoryId,
      title: TITLE,
      question: `Хочу сдать ${WORD}.`,
      answer: `Принимает ${WORD} пункт на Лесной.`,
    },
    { categoryId, title: `Где ещё берут ${WORD}`, question: `Пункт на Лесной ${WORD} не взял.` },
  ]);
  [one, other] = found as [InArchive, InArchive];
});
afterAll(async () => {
  await app.close();
  await peer.close();
});

async function put(moderation: ModerationStatus, resolution: ResolutionStatus): Promise<void> {
  const into = resolution === 'DUPLICATE' ? other.id : null;
  await app.db.query('UPDATE thread SET moderation = $2, resolution = $3, duplicate_of = $4 WHERE id = $1', [
    one.id,
    moderation,
    resolution,
    into,
  ]);
  await app.db.query(`UPDATE post SET moderation = $2 WHERE thread_id = $1 AND kind = 'QUESTION'`, [
    one.id,
    moderation,
  ]);
  const cache = app.get(ReaderCache);
  const tags = [`thread:${one.id}`, `thread:${other.id}`, 'home'];
  const [{ id } = { id: '' }] = await app.db.query<{ id: string }>(
    'SELECT category_id AS id FROM thread WHERE id = $1',
    [one.id],
  );
  await app.get(Database).transaction((tx) => cache.drop(tx, ...tags, `category:${id}`));
  await app.get(SearchEngine).index([one.id]);
}

const ASK = `query ($word: String!, $title: String!, $slug: String!, $number: Int!, $id: ID!) {
  lists: category(slug: $slug) { threads { edges { node { title } } } }
  latest: latestThreads { edges { node { title } } }
  search: searchArchive(query: $word) { edges { node { title } } }
  suggestions: searchSuggestions(query: $word) { text }
  similar: similarThreads(title: $title) { title }
  thread(number: $number) { title }
  node(id: $id) { ... on Thread { title } }
}`;

/** Where a stranger comes upon the thread. */
async function seenIn(): Promise<Record<string, boolean>> {
  const answer = await graphql<Record<string, unknown>>(
    app,
    ASK,
    { word: WORD, title: TITLE, slug: SLUG, number: one.number, id: toGlobalId('Thread', one.id) },
    reader,
  );
  expect(answer.errors).toBeUndefined();
  const through = Object.entries(answer.data).map(([name, part]) => [
    name,
    JSON.stringify(part).includes(TITLE),
  ]);
  const page = async (path: string) => {
    const response = await fetch(`${app.url}${path}`, { redirect: 'manual' });
    return [path, response.status === 200 && (await response.text()).includes(TITLE)];
  };
  const [predicate] = await app.db.query<{ sql: boolean }>(
    `SELECT ${publicRow('t')} AS sql FROM thread AS t WHERE t.id = $1`,
    [one.id],
  );
  const indexed = await app.db.query('SELECT 1 FROM search_document WHERE thread_id = $1', [one.id]);
  const document = peer.documentsOf('veche').some(({ id }) => id === one.id);
  const follow = await mutate(
    app,
    'followByEmail',
    { threadId: toGlobalId('Thread', one.id), email: 'a@veche.example' },
    '',
    null,
  );
  return {
    ...Object.fromEntries(through),
    ...Object.fromEntries(
      await Promise.all(['/', `/c/${SLUG}`, `/search?q=${encodeURIComponent(WORD)}`].map(page)),
    ),
    sql: predicate?.sql === true,
    postgres: indexed.length > 0,
    meilisearch: document,
    follow: follow['__typename'] !== 'NotFound',
  };
}

it.each(STATES)(
  '%s and %s: everything that shows, lists, indexes or lets follow asks the one rule',
  async (moderation, resolution) => {
    await put(moderation, resolution);
    const seen = await seenIn();
    const expected = isPublic({ moderation });
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((where) => [where, expected])));
  },
);

it('the indexes are verified by the same rule', async () => {
  await put('MERGED', 'DUPLICATE');
  const verified = await app.get(VerifySearch).execute();
  expect(verified.map(({ missing, superfluous, different }) => missing + superfluous + different)).toEqual([
    0, 0,
  ]);
  // A document that an older version has left behind is found and taken away.
  await app.db.query("UPDATE thread SET moderation = 'PUBLISHED' WHERE id = $1", [one.id]);
  await app.get(SearchEngine).index([one.id]);
  await app.db.query("UPDATE thread SET moderation = 'MERGED' WHERE id = $1", [one.id]);
  const left = await app.get(VerifySearch).execute({ repair: true });
  expect(left.map(({ superfluous, repaired }) => [superfluous, repaired])).toEqual([
    [1, 1],
    [1, 1],
  ]);
});
