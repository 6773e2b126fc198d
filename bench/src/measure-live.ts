import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { WebSocket } from 'ws';
import { toGlobalId } from '#platform';
import { drive } from './drive.js';
import type { Served } from './processes.js';

/** Readers of a page that is made anew for each, alone and while a stranger floods one WebSocket after another. */
export interface LiveRound {
  readonly readersP99Ms: {
    readonly alone: number;
    readonly subscriptions: number;
    readonly searches: number;
  };
}

const SUBSCRIPTIONS = 10_000;
const SEARCHES = 3_000;
/** So often the stranger comes again. */
const EVERY_MS = 1_000;
const READ = [{ method: 'GET' as const, path: '/' }];

/** @throws Error when an answer to a reader is not 200, or the stranger is let do what they want */
export async function measureLive(
  server: Served,
  postmaster: number,
  pool: Pool,
  seconds: number,
): Promise<LiveRound> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM thread LIMIT 1');
  const threadId = toGlobalId('Thread', rows[0]?.id ?? '');
  const readers = () => drive({ server, postmaster, requests: READ, seconds });
  const attacked = async (messages: readonly string[]) => {
    const until = performance.now() + seconds * 1_000;
    const [load] = await Promise.all([readers(), attackUntil(server, messages, until)]);
    return load.p99Ms;
  };
  await readers();
  const alone = (await readers()).p99Ms;
  const subscriptions = await attacked(
    messagesOf(SUBSCRIPTIONS, () => `subscription { postPublished(threadId: "${threadId}") { id } }`),
  );
  const searches = await attacked(
    messagesOf(SEARCHES, (i) => `{ searchArchive(query: "паспорт адрес ${i}") { edges { cursor } } }`),
  );
  return { readersP99Ms: { alone, subscriptions, searches } };
}

const messagesOf = (count: number, query: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ type: 'subscribe', id: String(i), payload: { query: query(i) } }),
  );

async function attackUntil({ url }: Served, messages: readonly string[], until: number): Promise<void> {
  while (performance.now() < until) {
    const code = await attack(url, messages);
    if (code !== 4429) throw new Error(`A flooded connection ended with ${code}`);
    await sleep(EVERY_MS);
  }
}

/** @returns the code with which the server ended the connection */
function attack(url: string, messages: readonly string[]): Promise<number> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('message', () => {
      for (const message of messages) socket.send(message);
    });
    socket.once('close', resolve);
    socket.once('error', reject);
  });
}
