import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountsModule, CreateAccount, SignIn } from '#accounts';
import { CategoriesRepository, ForumModule } from '#forum';
import { ANONYMOUS } from '#kernel';
import { Database, PlatformModule, type Settings, migrate, readSettings, withClient } from '#platform';
import { MIGRATIONS } from '../../migrations/index.js';

/** A desk of its own beside the archive, so that no other measurement meets what waits here. */
export interface DeskData {
  readonly url: string;
  readonly waiting: number;
  readonly moderatorSecrets: readonly string[];
}

export const CLAIMANTS = 50;
const CATEGORIES = 12;
const PASSWORD = 'тихая река под горой';
/** Some regions more often than others; a third of the askers told none. */
const REGIONS = ['RU-MOW', 'RU-MOW', 'RU-MOS', 'RU-SPE', 'RU-PER', 'RU-SVE', 'RU-TA', 'RU-KDA'];

/** Makes a database for the desk on the server of `url`, fills it, and opens the window round the clock. */
export async function loadDesk(
  environment: Record<string, string>,
  waiting: number,
  say: (line: string) => void,
): Promise<DeskData> {
  const url = new URL(environment['DATABASE_URL'] ?? '');
  await dropDesk(url.href);
  await onServer(url.href, 'CREATE DATABASE veche_desk');
  url.pathname = '/veche_desk';
  const settings = readSettings({ ...environment, DATABASE_URL: url.href });
  await migrate(settings, MIGRATIONS);
  const moderatorSecrets = await people(settings);
  await onServer(url.href, OPEN_ALWAYS);
  await onServer(url.href, WAITING, [waiting, REGIONS]);
  await onServer(url.href, 'VACUUM ANALYZE');
  say(`${waiting} items wait on the desk`);
  return { url: url.href, waiting, moderatorSecrets };
}

export const dropDesk = (url: string): Promise<void> =>
  onServer(url, 'DROP DATABASE IF EXISTS veche_desk WITH (FORCE)');

async function people(settings: Settings): Promise<string[]> {
  @Module({ imports: [PlatformModule.forRoot({ settings }), AccountsModule, ForumModule] })
  class DeskRoot {}
  const app = await NestFactory.createApplicationContext(DeskRoot, {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const [database, categories] = [app.get(Database), app.get(CategoriesRepository, { strict: false })];
    for (let i = 1; i <= CATEGORIES; i += 1) {
      await database.transaction((tx) =>
        categories.put(tx, {
          slug: `theme-${i}`,
          title: { ru: `Тема ${i}`, en: `Theme ${i}` },
          description: { ru: 'Паспорта, справки и выписки.', en: 'Passports, certificates and extracts.' },
          department: { ru: 'Отдел документов', en: 'Documents department' },
          decisionMinutes: 60,
          answerMinutes: 120,
          ticketHours: 24,
          letsTrustedIn: false,
        }),
      );
    }
    const [accounts, signIn] = [
      app.get(CreateAccount, { strict: false }),
      app.get(SignIn, { strict: false }),
    ];
    const secrets: string[] = [];
    for (let i = 1; i <= CLAIMANTS; i += 1) {
      const person = { email: `moderator${i}@veche.example`, displayName: `Модератор ${i}` };
      await database.transaction((tx) =>
        accounts.execute(tx, { ...person, role: 'MODERATOR', password: PASSWORD }),
      );
      const origin = { address: `127.0.3.${i}`, userAgent: 'bench' };
      const outcome = await signIn.execute(ANONYMOUS, { email: person.email, password: PASSWORD }, origin);
      if (!('secret' in outcome)) throw new Error(`A moderator could not sign in: ${outcome.code}`);
      secrets.push(outcome.secret);
    }
    return secrets;
  } finally {
    await app.close();
  }
}

async function onServer(url: string, sql: string, values?: unknown[]): Promise<void> {
  await withClient(url, (client) => client.query(sql, values));
}

/** The run must not depend on the hour: open round the clock since the day before was a day off. */
const OPEN_ALWAYS = `
  UPDATE schedule SET definition = jsonb_build_object('timeZone', 'Europe/Moscow', 'calendar', NULL, 'weekly',
    (SELECT jsonb_object_agg(day, '[["00:00", "24:00"]]'::jsonb)
     FROM unnest(ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) AS day),
    'exceptions', jsonb_build_array(jsonb_build_object('date', (now() AT TIME ZONE 'Europe/Moscow')::date - 1,
      'intervals', '[]'::jsonb, 'reason', 'A day off')))
  WHERE key = 'moderation'`;

/** Due from a day ago to three days ahead, one in a hundred urgent. */
const WAITING = `
  WITH given AS (
    SELECT i, gen_random_uuid() AS thread, gen_random_uuid() AS post, c.id AS category,
      now() - interval '1 day' + (i * 7919 % 5760) * interval '1 minute' AS due,
      now() - interval '2 days' + i * interval '1 second' AS entered,
      CASE WHEN i % 3 > 0 THEN ($2::text[])[1 + i % 8] END AS region
    FROM generate_series(1, $1::int) AS i JOIN category c ON c.slug = 'theme-' || (1 + i * 31 % 12)
  ), threads AS (
    INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
      last_activity_at, decision_due_at, answer_due_at)
    SELECT thread, category, 'Спрашивающий', 'Не обновляется паспорт в профиле ' || i, 'pasport', 'Получил новый паспорт',
      'PENDING', 'OPEN', entered, entered, due, due + interval '1 hour' FROM given
  ), details AS (
    INSERT INTO thread_details (thread_id, region) SELECT thread, region FROM given
  ), posts AS (
    INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
    SELECT post, thread, 0, 'QUESTION', 'PENDING', 'Спрашивающий', text, '<p>' || text || '</p>', text, entered
    FROM given, (SELECT repeat('Получил новый паспорт, но в профиле старые данные. ', 8) AS text) AS body
  )
  INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
  SELECT gen_random_uuid(), 'QUESTION', thread, post, category, region, i % 100 = 0, due, entered FROM given`;
