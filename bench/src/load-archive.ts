import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountsModule, CreateAccount, SignIn } from '#accounts';
import { CategoriesRepository, ForumModule, screeningSetting } from '#forum';
import { ANONYMOUS } from '#kernel';
import { Database, PlatformModule, type Settings, migrate, StoredSettings } from '#platform';
import { Reindex, SearchModule } from '#search';
import { MIGRATIONS } from '../../migrations/index.js';
import { type GeneratedThread, generateArchive } from './archive.js';
import type { Options } from './options.js';

/** What the measurements need to know of the loaded database. */
export interface Loaded {
  readonly threads: number;
  readonly posts: number;
  readonly categorySlugs: readonly string[];
  /** Secrets of people who are trusted: their replies are published at once. */
  readonly writerSecrets: readonly string[];
}

const CATEGORIES = 12;
export const WRITERS = 16;
const BATCH = 250;
const PASSWORD = 'тихая река под горой';

/** Migrates, and loads the archive through the columns, the renderer and the search index of the product. */
export async function loadArchive(
  settings: Settings,
  { threads, posts }: Pick<Options, 'threads' | 'posts'>,
  say: (line: string) => void,
): Promise<Loaded> {
  await migrate(settings, MIGRATIONS);
  @Module({ imports: [PlatformModule.forRoot({ settings }), AccountsModule, ForumModule, SearchModule] })
  class LoadRoot {}
  const app = await NestFactory.createApplicationContext(LoadRoot, {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const database = app.get(Database);
    const categories = await putCategories(database, app.get(CategoriesRepository, { strict: false }));
    const accounts = app.get(CreateAccount, { strict: false });
    let [batch, done]: [GeneratedThread[], number] = [[], 0];
    for (const thread of generateArchive(threads, posts)) {
      batch.push(thread);
      done += 1;
      if (batch.length < BATCH && done < threads) continue;
      await insert(database, batch, categories);
      batch = [];
      if (done % 5_000 === 0) say(`${done} of ${threads} threads loaded`);
    }
    await database.query(`UPDATE category c SET thread_count =
      (SELECT count(*) FROM thread t WHERE t.category_id = c.id AND t.moderation = 'PUBLISHED')`);
    await database.query(
      `SELECT setval(pg_get_serial_sequence('thread', 'number'), max(number)) FROM thread`,
    );
    await app.get(Reindex, { strict: false }).execute();
    say('search index built');
    // The writers write as fast as they can, which is what flood is.
    await app.get(StoredSettings).change(database.manager, screeningSetting, { floodPosts: null });
    const writerSecrets = await signWritersIn(database, accounts, app.get(SignIn, { strict: false }));
    await database.query('VACUUM ANALYZE');
    await database.query('CHECKPOINT');
    return { threads, posts, categorySlugs: categories.map(({ slug }) => slug), writerSecrets };
  } finally {
    await app.close();
  }
}

interface CategoryKey {
  readonly id: string;
  readonly slug: string;
}

async function putCategories(database: Database, categories: CategoriesRepository): Promise<CategoryKey[]> {
  const slugs = Array.from({ length: CATEGORIES }, (_, i) => `theme-${i + 1}`);
  return database.transaction(async (tx) => {
    const keys: CategoryKey[] = [];
    for (const slug of slugs) {
      const id = await categories.put(tx, {
        slug,
        title: { ru: 'Справки и документы', en: 'Certificates and documents' },
        description: { ru: 'Паспорта, справки и выписки.', en: 'Passports, certificates and extracts.' },
        department: { ru: 'Отдел документов', en: 'Documents department' },
        decisionMinutes: 60,
        answerMinutes: 120,
        ticketHours: 24,
        letsTrustedIn: true,
      });
      keys.push({ id, slug });
    }
    return keys;
  });
}

async function signWritersIn(database: Database, accounts: CreateAccount, signIn: SignIn): Promise<string[]> {
  const secrets: string[] = [];
  for (let i = 1; i <= WRITERS; i += 1) {
    const email = `writer${i}@veche.example`;
    await database.transaction((tx) =>
      accounts.execute(tx, {
        email,
        displayName: `Отвечающий ${i}`,
        role: 'CITIZEN',
        password: PASSWORD,
        trusted: true,
      }),
    );
    const origin = { address: `127.0.2.${i}`, userAgent: 'bench' };
    const outcome = await signIn.execute(ANONYMOUS, { email, password: PASSWORD }, origin);
    if (!('secret' in outcome)) throw new Error(`A writer could not sign in: ${outcome.code}`);
    secrets.push(outcome.secret);
  }
  return secrets;
}

async function insert(
  database: Database,
  threads: readonly GeneratedThread[],
  categories: readonly CategoryKey[],
): Promise<void> {
  const categoryOf = (thread: GeneratedThread) => categories[thread.number % categories.length]?.id;
  const posts = threads.flatMap((thread) => thread.posts);
  await database.transaction(async (tx) => {
    await tx.query('SET LOCAL synchronous_commit = off');
    await tx.query(THREADS, [
      threads.map((thread) => thread.id),
      threads.map((thread) => thread.number),
      threads.map(categoryOf),
      threads.map((thread) => thread.posts[0]?.authorName),
      threads.map((thread) => thread.title),
      threads.map((thread) => thread.slug),
      threads.map((thread) => thread.excerpt),
      threads.map((thread) => thread.resolution),
      threads.map((thread) => thread.posts.length),
      threads.map((thread) => thread.officialAnswerId),
      threads.map((thread) => thread.acceptedPostId),
      threads.map((thread) => thread.startedAt),
      threads.map((thread) => thread.lastActivityAt),
    ]);
    await tx.query(POSTS, [
      posts.map((post) => post.id),
      posts.map((post) => post.threadId),
      posts.map((post) => post.position),
      posts.map((post) => post.kind),
      posts.map((post) => post.authorName),
      posts.map((post) => post.department),
      posts.map((post) => post.markdown),
      posts.map((post) => post.html),
      posts.map((post) => post.plain),
      posts.map((post) => post.createdAt),
    ]);
  });
}

const THREADS = `
  INSERT INTO thread (id, number, category_id, author_name, title, slug, excerpt, moderation, resolution,
    post_count, next_position, official_answer_id, accepted_post_id, submitted_at, published_at, last_activity_at)
  SELECT id, number, category_id, author_name, title, slug, excerpt, 'PUBLISHED', resolution,
    posts, posts, official, accepted, started, started, active
  FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::int[], $10::uuid[], $11::uuid[], $12::timestamptz[], $13::timestamptz[])
    AS t (id, number, category_id, author_name, title, slug, excerpt, resolution, posts, official,
      accepted, started, active)
`;

const POSTS = `
  INSERT INTO post (id, thread_id, position, kind, moderation, author_name, department, markdown, html,
    plain, created_at, published_at)
  SELECT id, thread_id, position, kind, 'PUBLISHED', author_name, department, markdown, html, plain, at, at
  FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::timestamptz[])
    AS p (id, thread_id, position, kind, author_name, department, markdown, html, plain, at)
`;
