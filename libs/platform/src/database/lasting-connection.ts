import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Supervised } from '../lasting/supervisor.js';

const CONNECT_TIMEOUT_MS = 5_000;
/** How often the server is asked for a sign of life. */
const BEAT_MS = 5_000;
/** How long it may take to give one: a process that is busy reads the answer late. */
const PATIENCE_MS = 15_000;
/** A server that is gone does not answer to a goodbye either. */
const END_MS = 1_000;

/** One connection for as long as it lasts. */
export interface LastingConnection extends Supervised {
  readonly client: Client;
}

/**
 * Opens a connection of its own, outside of the pool, for what has to notice soon that the connection is lost: also
 * where nobody closes it, as when a machine or a network fails.
 *
 * @param name by which PostgreSQL knows it (`application_name`).
 * @param beat is run every five seconds; the connection counts as lost when it fails.
 */
export async function openLastingConnection(
  url: string,
  name: string,
  beat: (client: Client) => Promise<unknown> = (client) => client.query('SELECT 1'),
): Promise<LastingConnection> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  client.on('error', (error) => end(error.message)).on('end', () => end('the connection was closed'));
  try {
    await client.connect();
    await beat(client);
  } catch (error) {
    await goodbye(client);
    throw error;
  }
  let beating: Promise<void> | null = null;
  const timer = setInterval(() => {
    beating ??= beat(client).then(
      () => void (beating = null),
      (error: Error) => end(error.message),
    );
  }, BEAT_MS);
  return {
    client,
    ended,
    close: async () => {
      clearInterval(timer);
      await beating;
      await goodbye(client);
    },
  };
}

async function goodbye(client: Client): Promise<void> {
  const gone = client.end().catch(() => undefined);
  await Promise.race([gone, sleep(END_MS, undefined, { ref: false })]);
}
