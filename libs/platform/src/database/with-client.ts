import { Client } from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Works on a connection of its own, outside of the pool and without its limits, and closes it afterwards.
 *
 * @returns what the work returns
 */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection lost between two statements is told by the next one; as an event it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
