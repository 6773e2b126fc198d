import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { post } from './cases.js';
import type { DeskData } from './desk-data.js';
import type { Served } from './processes.js';
import { between, seeded } from './random.js';

/** How long requests of one kind took. */
export interface DeskRound {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

const CLAIM = `mutation Next($input: ClaimNextInput) { claimNext(input: $input) {
  __typename ... on ClaimSuccess { item { id version title html } } ... on Refusal { code message } } }`;
const LIST = `query Desk($filter: DeskFilterInput) {
  desk(first: 20, filter: $filter) { edges { cursor node {
    id kind title category authorName urgent dueAt enteredAt claimedBy claimedUntil } } pageInfo { hasNextPage endCursor } }
  deskCounts(filter: $filter) { waiting overdue mine unclaimed
    categories { categoryId title count } kinds { kind count } regions { region name count } } }`;

/** Each person reads what they were given, so many milliseconds at least and at most. */
const READING_MS = [400, 1_200] as const;

interface Claim {
  readonly claimNext: {
    readonly __typename: string;
    readonly item?: { readonly id: string; readonly version: number };
  };
}

/**
 * Fifty people take the next item and read it, over and over; a claim in four is narrowed by a filter. The item is
 * closed past the product, since what follows from a decision is measured elsewhere.
 * @throws Error when an item was handed out twice
 */
export async function measureClaims(server: Served, desk: DeskData, seconds: number): Promise<DeskRound> {
  const times: number[] = [];
  const handed = new Set<string>();
  const pool = new Pool({ connectionString: desk.url, max: 4 });
  const warm = performance.now() + 1_000;
  const end = warm + seconds * 1_000;
  const work = async (secret: string, seed: number) => {
    const random = seeded(seed);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const read = () => sleep(between(random, ...READING_MS));
    await sleep(between(random, 0, READING_MS[1]));
    for (let turn = 0; performance.now() < end; turn += 1) {
      const input = turn % 4 === 3 ? { region: 'RU-PER' } : {};
      const start = performance.now();
      const { claimNext } = await ask<Claim>(server.url, agent, secret, CLAIM, { input });
      if (start > warm) times.push(performance.now() - start);
      const { item } = claimNext;
      if (!item) throw new Error(`claim-next: ${JSON.stringify(claimNext)}`);
      if (handed.has(item.id)) throw new Error(`claim-next: ${item.id} was handed out twice`);
      handed.add(item.id);
      await read();
      await pool.query(
        'UPDATE desk_item SET closed_at = now(), claimed_by = NULL, claimed_until = NULL WHERE id = $1',
        [Buffer.from(item.id, 'base64url').toString().replace('DeskItem:', '')],
      );
    }
    agent.destroy();
  };
  try {
    await Promise.all(desk.moderatorSecrets.map((secret, i) => work(secret, i + 1)));
  } finally {
    await pool.end();
  }
  return roundOf(times);
}

/** The list with filters and all counts, one request after the other. */
export async function measureList(server: Served, desk: DeskData, requests: number): Promise<DeskRound> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const secret = desk.moderatorSecrets[0] ?? '';
  const { categoryId, ...filters } = await facets(server.url, agent, secret);
  const asked = [
    {},
    { categoryId },
    { region: 'RU-PER' },
    { overdue: true },
    { holder: 'NOBODY' },
    { holder: 'MINE' },
    { kind: 'QUESTION', region: 'RU-MOW', overdue: true, holder: 'NOBODY' },
    { categoryId, region: 'RU-TA' },
  ];
  const times: number[] = [];
  for (let i = 0; i < requests + 2 * asked.length; i += 1) {
    const filter = asked[i % asked.length];
    const start = performance.now();
    const { deskCounts } = await ask<{ deskCounts: { waiting: number } }>(server.url, agent, secret, LIST, {
      filter,
    });
    if (i >= 2 * asked.length) times.push(performance.now() - start);
    if (i === 0 && deskCounts.waiting !== filters.waiting) throw new Error('desk-list: the counts differ');
  }
  agent.destroy();
  return roundOf(times);
}

async function facets(url: string, agent: Agent, secret: string) {
  const { deskCounts } = await ask<{
    deskCounts: { waiting: number; categories: Array<{ categoryId: string }> };
  }>(url, agent, secret, '{ deskCounts { waiting categories { categoryId } } }', {});
  return { waiting: deskCounts.waiting, categoryId: deskCounts.categories[0]?.categoryId };
}

function roundOf(times: number[]): DeskRound {
  const inOrder = times.sort((a, b) => a - b);
  const quantile = (part: number) =>
    inOrder[Math.min(inOrder.length - 1, Math.ceil(inOrder.length * part) - 1)] ?? 0;
  return { requests: times.length, p50Ms: quantile(0.5), p95Ms: quantile(0.95), p99Ms: quantile(0.99) };
}

/** @throws Error for an answer that is not one */
function ask<T>(url: string, agent: Agent, secret: string, query: string, variables: object): Promise<T> {
  const { path = '/', headers, body } = post(query, variables, { authorization: `Bearer ${secret}` });
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, {
      method: 'POST',
      agent,
      headers: headers as Record<string, string>,
    });
    call.on('error', reject);
    call.on('response', (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const { data, errors } = JSON.parse(text) as { data?: T; errors?: unknown };
        if (answer.statusCode === 200 && data && !errors) resolve(data);
        else reject(new Error(`answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    call.end(body);
  });
}
