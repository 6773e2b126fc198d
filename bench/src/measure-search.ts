import { Agent, request } from 'node:http';
import { post } from './cases.js';
import { type Served, cpuOf, cpuOfPostgres } from './processes.js';
import { seeded } from './random.js';
import { RussianText } from './russian-text.js';

export interface SearchRound {
  readonly queries: number;
  readonly withHits: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly nodeCpuMs: number;
  readonly postgresCpuMs: number;
}

const SEARCH_QUERY = `query Search($query: String!) { searchArchive(query: $query, first: 20) {
  total { count exact } edges { node { path title solved official snippet { text hit } } } } }`;
/** Queries that fill PostgreSQL's buffers and node's compiled code first; not those that are measured. */
const WARM = 50;

/** Two words a query, one of the subject's common ones and one of any, one query after the other. */
export async function measureSearch(
  server: Served,
  postmaster: number,
  queries: number,
  seed: number,
): Promise<SearchRound> {
  const text = new RussianText(seeded(seed));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () => search(server.url, agent, `${text.topic(50, 300)} ${text.topic(50, 3_000)}`);
  for (let i = 0; i < WARM; i += 1) await ask();

  const before = { node: cpuOf(server.pid), postgres: cpuOfPostgres(postmaster) };
  const times: number[] = [];
  let withHits = 0;
  for (let i = 0; i < queries; i += 1) {
    const start = performance.now();
    const hits = await ask();
    times.push(performance.now() - start);
    if (hits > 0) withHits += 1;
  }
  agent.destroy();
  if (withHits < queries / 2) throw new Error(`Only ${withHits} of ${queries} searches found anything`);
  const inOrder = times.sort((a, b) => a - b);
  const quantile = (part: number) => inOrder[Math.min(queries - 1, Math.ceil(queries * part) - 1)] ?? 0;
  return {
    queries,
    withHits,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    nodeCpuMs: ((cpuOf(server.pid) - before.node) * 1000) / queries,
    postgresCpuMs: ((cpuOfPostgres(postmaster) - before.postgres) * 1000) / queries,
  };
}

/** @returns how many hits the first page has */
async function search(url: string, agent: Agent, query: string): Promise<number> {
  const { path = '/', headers, body } = post(SEARCH_QUERY, { query });
  const text = await new Promise<string>((done, failed) => {
    const sent = request(url + path, { method: 'POST', agent, headers: headers as Record<string, string> });
    sent.on('error', failed);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const whole = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) done(whole);
        else failed(new Error(`search: answered ${response.statusCode}: ${whole.slice(0, 300)}`));
      });
    });
    sent.end(body);
  });
  const { data } = JSON.parse(text) as { data?: { searchArchive?: { edges: unknown[] } } };
  if (!data?.searchArchive) throw new Error(`search: ${text.slice(0, 300)}`);
  return data.searchArchive.edges.length;
}
