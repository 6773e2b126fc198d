import type { Client } from 'pg';
import { SteadyClient } from './steady-client.js';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Works on a connection of its own, outside of the pool and without its limits, and closes it afterwards.
 *
 * @returns what the work returns
 */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new SteadyClient({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
