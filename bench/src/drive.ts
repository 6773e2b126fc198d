import autocannon, { type Request } from 'autocannon';
import { type Served, cpuOf, cpuOfPostgres } from './processes.js';

/** What one measurement under load has shown. */
export interface Load {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU milliseconds of the answering node process, and of all of PostgreSQL, for one request. */
  readonly nodeCpuMs: number;
  readonly postgresCpuMs: number;
  readonly bytesPerRequest: number;
}

export interface Drive {
  readonly server: Served;
  readonly postmaster: number;
  /** Each connection sends its own share of them, over and over. */
  readonly requests: readonly Request[];
  readonly seconds: number;
  /** Looked at for each answer, where that is worth its cost to the driver. */
  readonly isGood?: (body: string) => boolean;
}

export const CONNECTIONS = 16;

/** @throws Error when any answer is not 200, is not good, or a connection fails */
export async function drive({ server, postmaster, requests, seconds, isGood }: Drive): Promise<Load> {
  let clients = 0;
  const before = { node: cpuOf(server.pid), postgres: cpuOfPostgres(postmaster) };
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 20,
    setupClient: (client) => {
      client.setRequests(shareOf(requests, clients++));
    },
    ...(isGood && { verifyBody: (body: unknown) => isGood(String(body)) }),
  });
  const node = cpuOf(server.pid) - before.node;
  const postgres = cpuOfPostgres(postmaster) - before.postgres;
  const count = result['2xx'];
  if (result.non2xx + result.errors + result.timeouts + result.mismatches > 0 || count === 0) {
    const { non2xx, errors, timeouts, mismatches } = result;
    throw new Error(
      `Not every answer was good: ${JSON.stringify({ count, non2xx, errors, timeouts, mismatches })}`,
    );
  }
  return {
    requests: count,
    requestsPerSecond: count / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    nodeCpuMs: (node * 1000) / count,
    postgresCpuMs: (postgres * 1000) / count,
    bytesPerRequest: result.throughput.total / count,
  };
}

/** The driver makes each request ready within the measured time: sixteen times the whole list took seconds of it. */
function shareOf(requests: readonly Request[], connection: number): Request[] {
  const from = Math.floor((requests.length * connection) / CONNECTIONS);
  const to = Math.floor((requests.length * (connection + 1)) / CONNECTIONS);
  return requests.slice(from, Math.max(to, from + 1));
}
