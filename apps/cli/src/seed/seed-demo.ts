import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { questionAsked } from '#forum';
import { Database, Jobs, NestLog, type Settings } from '#platform';
import { ArchiveFigures, SearchEngine } from '#search';
import { demoThreads } from '../demo/index.js';
import { rememberSeeded } from './demo-logins.js';
import { demoPassword } from './demo-password.js';
import { DemoTeller, type DemoWorld } from './demo-teller.js';
import { DemoWorldMaker } from './demo-world.js';
import { DemoModule } from './demo.module.js';
import { QuietJobs } from './quiet-jobs.js';
import { SeedingClock } from './seeding-clock.js';

export interface Seeded {
  readonly password: string;
  /** How many are new. */
  readonly threads: number;
}

/**
 * Loads the demonstration: people, themes, contacts, and threads in every state, told by the forum's own use
 * cases on a clock in the past. What is there already is left alone.
 *
 * @param settings with the database's address; its schema is up to date.
 */
export async function seedDemo(settings: Settings): Promise<Seeded> {
  const clock = new SeedingClock();
  const jobs = new QuietJobs();
  const app = await NestFactory.createApplicationContext(DemoModule.of({ settings, clock, jobs }), {
    logger: new NestLog({ ...settings, logLevel: 'error' }),
    abortOnError: false,
  });
  try {
    const password = await demoPassword(settings.dataDir);
    const now = new Date();
    const made = await app.get(DemoWorldMaker).make(password);
    const moderator = made.people.get('maria');
    if (!moderator) throw new Error('The demo has no moderator.');
    const world: DemoWorld = { ...made, moderator, clock, now };
    const threadIds = await tellAll(app.get(DemoTeller), app.get(Database, { strict: false }), world);
    await app.get(SearchEngine, { strict: false }).index(threadIds);
    await app.get(ArchiveFigures, { strict: false }).settle();
    await rememberSeeded((sql, parameters) => app.get(Database, { strict: false }).query(sql, parameters));
    return { password, threads: threadIds.length };
  } finally {
    await app.close();
  }
}

async function tellAll(teller: DemoTeller, database: Database, world: DemoWorld): Promise<string[]> {
  const authors = [...world.people.values()].map(({ accountId }) => accountId);
  const told = await database.query<{ title: string }>(
    'SELECT title FROM thread WHERE author_id = ANY($1::uuid[])',
    [authors],
  );
  const titles = new Set(told.map(({ title }) => title));
  const threadIds: string[] = [];
  for (const [place, story] of demoThreads.entries()) {
    if (titles.has(story.title)) continue;
    const threadId = await teller.tell(world, story, demoThreads.length - place);
    threadIds.push(threadId);
    await tellAsked(database, threadId);
  }
  return threadIds;
}

/** The one piece of news: what still waits comes to the desk, and askers watch their threads. */
async function tellAsked(database: Database, threadId: string): Promise<void> {
  const [post] = await database.query<{ id: string }>(
    `SELECT id FROM post WHERE thread_id = $1 AND kind = 'QUESTION'`,
    [threadId],
  );
  if (post) await new Jobs().emit(database.manager, questionAsked, { threadId, postId: post.id });
}
