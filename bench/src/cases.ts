import type { Request } from 'autocannon';
import type { Pool } from 'pg';
import type { Loaded } from './load-archive.js';
import { between, seeded } from './random.js';

/** A request of the product with what must be in its answer, and the same question to the floor. */
export interface Question {
  readonly product: Request;
  readonly floor: Request;
  /** @returns what is wrong with the product's answer, or `null` */
  readonly fault: (body: string) => string | null;
}

/** One row of the table. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly cached: boolean;
  /** Least ratio of its requests per second to the floor's. */
  readonly target: number;
  readonly questions: readonly Question[];
}

interface Fact {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly post_count: number;
}

/** Threads asked for at random by a server without a cache; and those few that everybody reads, which fit into one. */
const RANDOM_THREADS = 4_000;
const POPULAR_THREADS = 200;
const PAGE = 20;

const THREAD_QUERY = `query Thread($number: Int!) { thread(number: $number) {
  id number title path authorName resolution postCount submittedAt lastActivityAt category { slug title }
  posts(first: ${PAGE}) { edges { cursor node { id position kind authorName department reference html createdAt } }
    pageInfo { hasNextPage endCursor } } } }`;

const CATEGORY_QUERY = `query Category($slug: String!) { category(slug: $slug) {
  id slug title description department threadCount
  threads(first: ${PAGE}) { edges { cursor node {
    id number title excerpt path authorName resolution postCount lastActivityAt } }
    pageInfo { hasNextPage endCursor } } } }`;

export async function casesOf(loaded: Loaded, pool: Pool): Promise<Case[]> {
  const random = await factsOf(pool, RANDOM_THREADS, 1);
  const popular = random.slice(0, POPULAR_THREADS);
  const categories = (ask: (slug: string) => Question) => loaded.categorySlugs.map(ask);
  const [uncached, cached] = [{ cached: false }, { cached: true }];
  return [
    {
      name: 'thread-graphql',
      title: 'thread, GraphQL',
      ...uncached,
      target: 0.45,
      questions: random.map(threadByGraphql),
    },
    {
      name: 'thread-graphql-cached',
      title: 'thread, GraphQL, cached',
      ...cached,
      target: 1,
      questions: popular.map(threadByGraphql),
    },
    {
      name: 'thread-page',
      title: 'thread, page',
      ...uncached,
      target: 0.6,
      questions: random.map(threadPage),
    },
    {
      name: 'thread-page-cached',
      title: 'thread, page, cached',
      ...cached,
      target: 1,
      questions: popular.map(threadPage),
    },
    {
      name: 'category-graphql',
      title: 'category, GraphQL',
      ...uncached,
      target: 0.45,
      questions: categories(categoryByGraphql),
    },
    {
      name: 'category-page',
      title: 'category, page',
      ...uncached,
      target: 0.45,
      questions: categories(categoryPage),
    },
  ];
}

async function factsOf(pool: Pool, count: number, seed: number): Promise<Fact[]> {
  const { rows } = await pool.query<Fact>(
    'SELECT number, slug, title, post_count FROM thread ORDER BY number',
  );
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const row = rows[between(random, 0, rows.length - 1)];
    if (!row) throw new Error('The archive is empty');
    return row;
  });
}

export const post = (query: string, variables: object, headers: Record<string, string> = {}): Request => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify({ query, variables }),
});
const get = (path: string): Request => ({ method: 'GET', path });

const threadByGraphql = (fact: Fact): Question => ({
  product: post(THREAD_QUERY, { number: fact.number }),
  floor: get(`/thread/${fact.number}`),
  fault: (body) => {
    const { data } = JSON.parse(body) as {
      data?: { thread?: { title: string; posts: { edges: unknown[] } } };
    };
    if (data?.thread?.title !== fact.title) return `not the thread ${fact.number}`;
    return differs('posts', data.thread.posts.edges.length, Math.min(PAGE, fact.post_count));
  },
});

const threadPage = (fact: Fact): Question => ({
  product: get(`/t/${fact.number}-${fact.slug}`),
  floor: get(`/thread/${fact.number}`),
  fault: (body) => {
    if (!body.includes(`>${fact.title}</h1>`)) return `not the page of thread ${fact.number}`;
    return differs('posts', body.split('<article').length - 1, Math.min(PAGE, fact.post_count));
  },
});

const categoryByGraphql = (slug: string): Question => ({
  product: post(CATEGORY_QUERY, { slug }),
  floor: get(`/category/${slug}`),
  fault: (body) => {
    const { data } = JSON.parse(body) as {
      data?: { category?: { slug: string; threads: { edges: unknown[] } } };
    };
    if (data?.category?.slug !== slug) return `not the category ${slug}`;
    return differs('threads', data.category.threads.edges.length, PAGE);
  },
});

const categoryPage = (slug: string): Question => ({
  product: get(`/c/${slug}`),
  floor: get(`/category/${slug}`),
  fault: (body) => {
    if (!body.includes(`?category=${slug}`)) return `not the page of category ${slug}`;
    return differs('threads', body.split('class="threads__title"').length - 1, PAGE);
  },
});

const differs = (what: string, found: number, wanted: number): string | null =>
  found === wanted ? null : `${found} ${what} instead of ${wanted}`;
