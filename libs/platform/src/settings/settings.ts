import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** Every setting of every process, with its default; `.env.example` explains each. */
const settingsSchema = z.object({
  VECHE_ENV: z.enum(['development', 'production']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VECHE_DATA_DIR: z.string().min(1).default('.veche'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Veche <veche@localhost>'),
  MEILISEARCH_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILISEARCH_KEY: z.string().min(1).optional(),
  MEILISEARCH_SEARCH_KEY: z.string().min(1).optional(),
  MEILISEARCH_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/, 'has letters, digits, - and _ only')
    .default('veche'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(20),
  REVIEW_SHARE: z.coerce.number().min(0).max(1).default(0.05),
  CACHE_MB: z.coerce.number().int().min(0).max(4096).default(32),
  REQUEST_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
  LIVE_CONNECTIONS: z.coerce.number().int().min(1).max(100_000).default(5_000),
  LIVE_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).max(100_000).default(100),
  LIVE_IDLE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** A Meilisearch server and what of it is ours. */
export interface MeilisearchSettings {
  readonly url: string;
  /** May write documents and settings. */
  readonly key: string;
  /** May only search; `null`: one is made with the other key. */
  readonly searchKey: string | null;
  /** Name of the index, and the beginning of the name of the one that is built beside it. */
  readonly index: string;
}

/** How many WebSockets one process serves, and for how long without an operation. */
export interface LiveSettings {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly idleSeconds: number;
}

/** What the processes work with: the settings of the environment, completed by the application that starts. */
export interface Settings {
  readonly development: boolean;
  readonly databaseUrl: string | null;
  /** The same database as the owner of its tables, who changes the schema; `null`: `databaseUrl` is the owner. */
  readonly migrationDatabaseUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** The address readers use, without a slash at the end; links in e-mails start with it. */
  readonly publicUrl: string;
  /** Key of signed links (unsubscribe, verification); at least 32 characters. */
  readonly secret: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** The second search engine; `null`: PostgreSQL alone answers. */
  readonly meilisearch: MeilisearchSettings | null;
  readonly databasePool: number;
  readonly workerConcurrency: number;
  /** Memory for what anonymous readers see; 0 turns the cache off. */
  readonly cacheMb: number;
  /** Share of rejections that a second moderator looks at, 0 to 1. */
  readonly reviewShare: number;
  /** Within which a request has to arrive whole. */
  readonly requestSeconds: number;
  readonly live: LiveSettings;
  readonly logLevel: string;
}

/** A setting has a bad value, or one that is needed is missing. The message names each, in one line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Parses the environment once, at start-up; an empty value counts as none.
 *
 * @param defaults of the application that starts, where they differ from everyone's.
 * @throws SettingsError naming every bad value.
 */
export function readSettings(
  environment: NodeJS.ProcessEnv = process.env,
  defaults: Record<string, string> = {},
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse({ ...defaults, ...given });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`Bad settings: ${faults.join('; ')}`);
  }
  const env = parsed.data;
  return {
    development: env.VECHE_ENV === 'development',
    databaseUrl: env.DATABASE_URL ?? null,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL ?? null,
    dataDir: env.VECHE_DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    secret: env.SECRET ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    meilisearch: meilisearchOf(env),
    databasePool: env.DATABASE_POOL,
    workerConcurrency: env.WORKER_CONCURRENCY,
    cacheMb: env.CACHE_MB,
    reviewShare: env.REVIEW_SHARE,
    requestSeconds: env.REQUEST_SECONDS,
    live: {
      connections: env.LIVE_CONNECTIONS,
      connectionsPerAddress: env.LIVE_CONNECTIONS_PER_ADDRESS,
      idleSeconds: env.LIVE_IDLE_SECONDS,
    },
    logLevel: env.LOG_LEVEL,
  };
}

function meilisearchOf(env: z.infer<typeof settingsSchema>): MeilisearchSettings | null {
  if (env.MEILISEARCH_URL === undefined) return null;
  return {
    url: env.MEILISEARCH_URL,
    key: needed(env.MEILISEARCH_KEY ?? null, 'MEILISEARCH_KEY'),
    searchKey: env.MEILISEARCH_SEARCH_KEY ?? null,
    index: env.MEILISEARCH_INDEX,
  };
}

/** The environment of a child process that works for the same installation. */
export const environmentFor = (settings: Settings): NodeJS.ProcessEnv => ({
  ...process.env,
  VECHE_ENV: settings.development ? 'development' : 'production',
  VECHE_DATA_DIR: settings.dataDir,
  DATABASE_URL: settings.databaseUrl ?? '',
  MIGRATION_DATABASE_URL: settings.migrationDatabaseUrl ?? '',
});

/** The value, or a clear refusal to start. */
export function needed<T>(value: T | null, name: string): T {
  if (value === null) throw new SettingsError(`Bad settings: ${name} is needed`);
  return value;
}

/** Injection token of the parsed {@link Settings}. */
export const SETTINGS = Symbol('SETTINGS');
