import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';

const PAGE = `{ edges { cursor node { id kind html position createdAt publishedAt editedAt } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

let app: TestApp;
let number: number;
let id: string;
beforeAll(async () => {
  app = await startApp({ environment: { CACHE_MB: '0' } });
  await putCategory(app);
  const [category] = await app.db.query<{ id: string }>('SELECT id FROM category');
  const key = await putArchived(app, {
    title: 'Не обновляется паспорт в профиле',
    categoryId: category?.id ?? '',
    question: 'Получил новый паспорт.',
    official: 'Обновите страницу.',
    answers: ['Помогло.', 'Мне тоже.', 'И мне.'],
  });
  const [row] = await app.db.query<{ number: number }>('SELECT number FROM thread WHERE id = $1', [key]);
  number = row?.number ?? 0;
  ({ id } = (
    await graphql<{ thread: { id: string } }>(app, `{ thread(number: ${number}) { id } }`)
  ).data.thread);
});
afterAll(() => app.close());

/** What stands before and after the body of a query is split by a bar. By its number the first posts are read together with the thread, by its id after it. */
const ask = async (how: 'number' | 'id', posts: string, rest = '|', variables = {}) => {
  const [head = '', fragments = ''] = rest.split('|');
  const start = how === 'number' ? `thread(number: ${number}) {` : `node(id: "${id}") { ... on Thread {`;
  const answer = await graphql<Record<string, unknown>>(
    app,
    `query Posts${head} { found: ${start} ${posts} } ${how === 'id' ? '}' : ''} } ${fragments}`,
    variables,
  );
  return (answer.errors ?? answer.data) as unknown;
};

const WAYS: Array<[string, string, string?, object?]> = [
  ['a page of the usual size', `posts ${PAGE}`],
  ['less than there are', `posts(first: 2) ${PAGE}`],
  ['as many as there are', `posts(first: 5) ${PAGE}`],
  ['more than there are', `posts(first: 50) ${PAGE}`],
  ['two parts of the list', `one: posts(first: 1) ${PAGE} other: posts(last: 2) ${PAGE}`],
  ['its end', `posts(last: 3) ${PAGE}`],
  ['an empty page', `posts(first: 0) ${PAGE}`],
  ['a page that is too long', `posts(first: 51) ${PAGE}`],
  ['both ends', `posts(first: 1, last: 1) ${PAGE}`],
  ['a cursor of no list', `posts(first: 2, after: "WyJ4Il0") ${PAGE}`],
  ['a size in a variable', `posts(first: $size) ${PAGE}`, '($size: Int)|', { size: 3 }],
  ['no size in a variable', `posts(first: $size) ${PAGE}`, '($size: Int)|', {}],
  ['a fragment', '...Some', `|fragment Some on Thread { posts(first: 2) ${PAGE} }`],
  ['what the thread knows of its category', 'category { __typename id slug title }'],
  ['more of its category', 'category { title department threadCount }'],
  ['a fragment of its category', 'category { ...Of }', '|fragment Of on Category { slug description }'],
  ['its category twice', 'category { slug } category { description } other: category { title }'],
  ['a fragment left out', '__typename ...Some @skip(if: true)', `|fragment Some on Thread { posts ${PAGE} }`],
];
const padded = WAYS.map(([what, posts, rest = '|', variables = {}]) => ({ what, posts, rest, variables }));

it.each(padded)('$what is the same by number and by id', async ({ posts, rest, variables }) => {
  const byId = await ask('id', posts, rest, variables);
  expect(byId).toBeTruthy();
  // The third time it is run by its compiled form.
  for (let time = 0; time < 4; time += 1) {
    const byNumber = await ask('number', posts, rest, variables);
    expect(withoutPlaces(byNumber)).toEqual(withoutPlaces(byId));
  }
});

it('goes on after its first page', async () => {
  const first = (await ask('number', `posts(first: 2) ${PAGE}`)) as Found;
  const after = first.found.posts.pageInfo.endCursor;
  const next = (await ask('number', `posts(first: 2, after: "${after}") ${PAGE}`)) as Found;
  const places = [first, next].flatMap(({ found }) => found.posts.edges.map(({ node }) => node.position));
  expect(places).toEqual([0, 1, 2, 3]);
});

interface Found {
  readonly found: {
    readonly posts: {
      readonly edges: ReadonlyArray<{ readonly node: { readonly position: number } }>;
      readonly pageInfo: { readonly endCursor: string };
    };
  };
}

/** Where in the query an error was met differs by the way to it. */
const withoutPlaces = (answer: unknown): unknown =>
  Array.isArray(answer) ? answer.map(({ message, extensions }) => ({ message, extensions })) : answer;
