import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseServerError, errorCode } from './database-server-error.js';
import { APPLICATION_ROLE, SUPERUSER } from './fresh-data.js';
import { hasSocket } from './socket.js';

const DATABASE = 'veche';
const PATIENCE_MS = 15_000;

/** Through the server's socket where it has one, which the last part of the address names. */
export function databaseUrl(port: number, data: string, password: string, role = SUPERUSER): string {
  const url = `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return hasSocket(data, port) ? `${url}?host=${encodeURIComponent(data)}` : url;
}

/**
 * Sees that the server behind the port is the one of this data folder and that it holds the product's database;
 * a start interrupted before its creation is made good here.
 *
 * @throws DatabaseServerError START_FAILED when a stranger answers or nobody does
 */
export async function ensureDatabase(port: number, password: string, data: string): Promise<void> {
  await withConnection(port, password, 'postgres', async (client) => {
    const { rows } = await client.query<{ folder: string; present: boolean }>(
      `SELECT current_setting('data_directory') AS folder,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS present`,
      [DATABASE],
    );
    if (rows[0]?.folder !== data) throw stranger(port, `It serves ${rows[0]?.folder}.`);
    if (!rows[0].present) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

/** Makes the role that the application works as; it owns nothing. A new password replaces the former one. */
export async function ensureApplicationRole(
  port: number,
  password: string,
  applicationPassword: string,
): Promise<void> {
  await withConnection(port, password, 'postgres', async (client) => {
    const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE]);
    const verb = rows.length === 0 ? 'CREATE' : 'ALTER';
    await client.query(
      `${verb} ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${client.escapeLiteral(applicationPassword)}`,
    );
  });
}

/**
 * Search stands on trigrams of Russian words; under a wrong locale pg_trgm silently makes none.
 *
 * @throws DatabaseServerError START_FAILED
 */
export async function checkCyrillicTrigrams(port: number, password: string): Promise<void> {
  await withConnection(port, password, DATABASE, async (client) => {
    await client.query('BEGIN');
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const { rows } = await client.query<{ trigrams: string[] }>(`SELECT show_trgm('кот') AS trigrams`);
    await client.query('ROLLBACK');
    // "  к", " ко", "кот", "от ": letters of two bytes are shown by their hashes.
    if (rows[0]?.trigrams.length === 4) return;
    throw new DatabaseServerError(
      'START_FAILED',
      'This PostgreSQL makes no trigrams of Cyrillic words, so Russian search would find nothing.',
      'The locale C.UTF-8 is missing on this system; install it and start with an empty data folder.',
    );
  });
}

async function withConnection(
  port: number,
  password: string,
  database: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = await connect({ host: '127.0.0.1', port, user: SUPERUSER, password, database });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function connect(target: object): Promise<Client> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const client = new Client({ ...target, connectionTimeoutMillis: 5000 });
    // The server may end between two statements: the next one tells so, where an event would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      // 57P03: starting up, recovering or stopping; 53300: every place is taken for the moment.
      const passing = ['57P03', '53300'].includes(errorCode(error) ?? '');
      if (!passing || Date.now() > deadline) throw unreachable(error);
      await pause(50);
    }
  }
}

function unreachable(cause: unknown): DatabaseServerError {
  return new DatabaseServerError(
    'START_FAILED',
    `The database server runs, but does not let us in: ${cause instanceof Error ? cause.message : String(cause)}.`,
    'If its password was changed by hand, put the new one into connection.json beside the data.',
    { cause },
  );
}

function stranger(port: number, hint: string): DatabaseServerError {
  return new DatabaseServerError('START_FAILED', `Another database answers on port ${port}.`, hint);
}
