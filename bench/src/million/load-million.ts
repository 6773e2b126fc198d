import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { CategoriesRepository, ForumModule } from '#forum';
import { Database, PlatformModule, type Settings, migrate, withClient } from '#platform';
import { Reindex, SearchModule } from '#search';
import { putInto } from '../../../apps/cli/src/search/archive-under-test.js';
import { MIGRATIONS } from '../../../migrations/index.js';
import { between, seeded } from '../random.js';
import { copyInto } from './copy.js';
import { POST_COLUMNS, THREAD_COLUMNS, generateRows } from './generated-rows.js';
import { type NamedSet, documentsOf } from './judged-sets.js';
import type { LoadedArchive } from './million-place.js';

export const SEED = 20_261_124;
const CATEGORIES = 12;
const TOLD_EVERY = 50_000;
const REGIONS = ['RU-MOW', 'RU-MOW', 'RU-MOS', 'RU-SPE', 'RU-PER', 'RU-SVE', 'RU-TA', 'RU-KDA'];
/** From when to when the threads of judged documents are spread, as all others. */
const [FROM, TO] = [Date.parse('2019-01-09T06:00:00Z'), Date.parse('2026-07-01T06:00:00Z')];

/** Makes the database anew and loads it: rows by COPY, judged documents as the import does, the index by a reindex. */
export async function loadMillion(
  settings: Settings,
  threads: number,
  sets: readonly NamedSet[],
  say: (line: string) => void,
): Promise<LoadedArchive> {
  await makeDatabase(settings);
  await migrate(settings, MIGRATIONS);
  return withSearch(settings, async (app) => {
    const database = app.get(Database, { strict: false });
    const categoryIds = await putCategories(database, app.get(CategoriesRepository, { strict: false }));
    const start = performance.now();
    await copyRows(settings.databaseUrl ?? '', threads, categoryIds, say);
    for (const sql of FINISH) await onDatabase(settings, sql);
    const loadedPerSecond = (threads * 1000) / (performance.now() - start);
    say(`${threads} threads loaded, ${loadedPerSecond.toFixed(0)} a second`);
    const random = seeded(SEED);
    await putInto(app, documentsOf(sets), { askedAt: () => new Date(between(random, FROM, TO)) });
    const { indexedPerSecond, indexMb } = await buildIndex(app, settings, say);
    return {
      threads,
      categoryIds,
      loadedPerSecond,
      indexedPerSecond,
      indexMb,
      sets: sets.map(({ name }) => name),
    };
  });
}

/** Builds the search index anew by the product's own way; also where an older version of the product had built it. */
export async function buildIndex(
  app: INestApplicationContext,
  settings: Settings,
  say: (line: string) => void,
): Promise<Pick<LoadedArchive, 'indexedPerSecond' | 'indexMb'>> {
  const start = performance.now();
  let told = TOLD_EVERY;
  const { done } = await app.get(Reindex, { strict: false }).execute(
    (progress) => {
      if (progress.done < told) return;
      told += TOLD_EVERY;
      const perSecond = (progress.done * 1000) / (performance.now() - start);
      say(`${progress.done} of ${progress.total} documents indexed, ${perSecond.toFixed(0)} a second`);
    },
    { again: true },
  );
  const indexedPerSecond = (done * 1000) / (performance.now() - start);
  await onDatabase(settings, 'VACUUM (ANALYZE)');
  await onDatabase(settings, 'CHECKPOINT');
  const [size] = await app.get(Database, { strict: false }).query<{ mb: number }>(SIZE);
  return { indexedPerSecond, indexMb: size?.mb ?? 0 };
}

/** The product's modules of the archive, without HTTP and without a worker. */
export async function withSearch<T>(
  settings: Settings,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  @Module({ imports: [PlatformModule.forRoot({ settings }), ForumModule, SearchModule] })
  class MillionRoot {}
  const app = await NestFactory.createApplicationContext(MillionRoot, {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function makeDatabase(settings: Settings): Promise<void> {
  const url = new URL(settings.databaseUrl ?? '');
  const name = url.pathname.slice(1);
  const server = { ...settings, databaseUrl: Object.assign(url, { pathname: '/postgres' }).href };
  await onDatabase(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onDatabase(server, `CREATE DATABASE ${name}`);
}

/** Without the product's limit on how long a statement may take. */
async function onDatabase({ databaseUrl }: Settings, sql: string): Promise<void> {
  await withClient(databaseUrl ?? '', (client) => client.query(sql));
}

async function putCategories(database: Database, categories: CategoriesRepository): Promise<string[]> {
  return database.transaction(async (tx) => {
    const ids: string[] = [];
    for (let i = 1; i <= CATEGORIES; i += 1)
      ids.push(
        await categories.put(tx, {
          slug: `theme-${i}`,
          title: { ru: `Тема ${i}`, en: `Theme ${i}` },
          description: { ru: 'Паспорта, справки и выписки.', en: 'Passports, certificates and extracts.' },
          department: { ru: 'Отдел документов', en: 'Documents department' },
          decisionMinutes: 60,
          answerMinutes: 120,
          ticketHours: 24,
          letsTrustedIn: true,
        }),
      );
    return ids;
  });
}

/** While PostgreSQL takes one chunk, the next is written. */
async function copyRows(
  url: string,
  threads: number,
  categoryIds: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The rows are ours and whole: keys need not be looked up one by one, nor each commit wait for the disk.
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    let underWay: Promise<unknown> = Promise.resolve();
    let done = 0;
    for (const rows of generateRows(threads, categoryIds, SEED)) {
      await underWay;
      underWay = Promise.all([
        copyInto(client, 'thread', THREAD_COLUMNS, rows.threads),
        copyInto(client, 'post', POST_COLUMNS, rows.posts),
      ]);
      done += rows.count;
      if (done % TOLD_EVERY === 0) say(`${done} of ${threads} threads loaded`);
    }
    await underWay;
  } finally {
    await client.end();
  }
}

const FINISH = [
  `INSERT INTO thread_details (thread_id, region)
   SELECT id, ('{${REGIONS.join()}}'::text[])[1 + number % ${REGIONS.length}] FROM thread WHERE number % 3 = 0`,
  `UPDATE category SET thread_count = n
   FROM (SELECT category_id, count(*) AS n FROM thread GROUP BY category_id) AS t WHERE t.category_id = category.id`,
  `SELECT setval(pg_get_serial_sequence('thread', 'number'), max(number)) FROM thread`,
  'VACUUM (ANALYZE) thread, post, thread_details',
];

const SIZE = `
  SELECT round(sum(pg_total_relation_size(c.oid)) / 1048576)::int AS mb
  FROM pg_class AS c WHERE c.relkind = 'r' AND c.relname LIKE 'search\\_%'
`;
