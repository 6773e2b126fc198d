import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateAccount, SignIn } from '#accounts';
import { screeningSetting } from '#forum';
import { ANONYMOUS, type Role } from '#kernel';
import {
  Database,
  JobRunner,
  PlatformModule,
  type Settings,
  StoredSettings,
  createHttpApp,
  readSettings,
} from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { TestClock, WORKING_TUESDAY } from './clock.js';
import { type TestDatabase, cloneDatabase } from './database.js';

export interface TestApp {
  readonly url: string;
  readonly clock: TestClock;
  readonly db: TestDatabase;
  readonly settings: Settings;
  readonly nest: NestFastifyApplication;
  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** A verified person who has signed in. */
  person(role: Role, options?: PersonOptions): Promise<TestPerson>;
  /** Waits until the queue is empty: everything that follows has followed. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface PersonOptions {
  readonly name?: string;
  readonly trusted?: boolean;
  readonly timeZone?: string;
  readonly department?: string;
}

export interface TestPerson {
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly secret: string;
}

export interface AppOptions {
  readonly at?: string;
  readonly modules?: Array<Type | DynamicModule>;
  /** Environment settings over those of the test. */
  readonly environment?: Record<string, string>;
  /** A database of the test's own making, instead of a clone of the template. */
  readonly database?: TestDatabase;
  /** Whether flood and repeated texts are looked for; off, since people of tests write a lot of the same at once. */
  readonly floodGuard?: boolean;
  /** Whether handlers run; off where a test looks at what waits. */
  readonly jobs?: boolean;
}

const PASSWORD = 'тихая река под горой';

/** The product on a database of its own, at an instant of the test's choice. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const db = options.database ?? (await cloneDatabase());
  const settings = readSettings({
    DATABASE_URL: db.url,
    PORT: '0',
    SECRET: 'a secret of the tests, long enough for a key',
    LOG_LEVEL: 'fatal',
    DATABASE_POOL: '10',
    SMTP_URL: 'smtp://127.0.0.1:9',
    ...options.environment,
  });
  const clock = new TestClock(options.at ?? WORKING_TUESDAY);

  @Module({
    imports: [PlatformModule.forRoot({ settings, clock }), ApiModule, ...(options.modules ?? [])],
  })
  class TestRoot {}

  const nest = await createHttpApp(TestRoot, settings);
  try {
    await nest.listen(0, '127.0.0.1');
    if (options.floodGuard !== true) await letFlood(nest);
    if (options.jobs !== false) await nest.get(JobRunner).start();
  } catch (error) {
    await nest.close();
    await db.drop();
    throw error;
  }

  return {
    url: await nest.getUrl(),
    clock,
    db,
    settings,
    nest,
    get: (type) => nest.get(type as Type, { strict: false }),
    person: (role, personOptions) => signedIn(nest, role, personOptions ?? {}),
    settle: () => settle(db),
    close: async () => {
      await nest.close();
      await db.drop();
    },
  };
}

function letFlood(nest: NestFastifyApplication): Promise<void> {
  const settings = nest.get(StoredSettings, { strict: false });
  const changes = { floodPosts: null, repeatHours: 0 };
  return nest
    .get(Database, { strict: false })
    .transaction((tx) => settings.change(tx, screeningSetting, changes));
}

let people = 0;

async function signedIn(
  nest: NestFastifyApplication,
  role: Role,
  options: PersonOptions,
): Promise<TestPerson> {
  people += 1;
  const email = `${role.toLowerCase()}${people}@veche.example`;
  const accounts = nest.get(CreateAccount, { strict: false });
  const account = await nest.get(Database, { strict: false }).transaction((tx) =>
    accounts.execute(tx, {
      email,
      displayName: options.name ?? `Проверяющий ${people}`,
      role,
      password: PASSWORD,
      department: options.department ?? null,
      trusted: options.trusted ?? false,
      timeZone: options.timeZone ?? 'Europe/Moscow',
    }),
  );
  const origin = { address: `127.0.1.${people % 250}`, userAgent: 'test' };
  const signIn = await nest
    .get(SignIn, { strict: false })
    .execute(ANONYMOUS, { email, password: PASSWORD }, origin);
  if (!('secret' in signIn)) throw new Error(`Could not sign in: ${signIn.code}`);
  return { accountId: account.id, email, password: PASSWORD, secret: signIn.secret };
}

/** Jobs that failed and wait for their next try are not waited for. */
async function settle(db: TestDatabase): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [row] = await db.query<{ waiting: string }>(
      'SELECT count(*) AS waiting FROM graphile_worker.jobs WHERE attempts = 0 OR locked_at IS NOT NULL',
    );
    if (row?.waiting === '0') return;
    if (Date.now() > deadline) throw new Error(`${row?.waiting} jobs still wait`);
    await sleep(10);
  }
}
