import type { Request } from 'autocannon';
import type { Case, Question } from './cases.js';
import { type Load, drive } from './drive.js';
import type { Options } from './options.js';
import type { Served } from './processes.js';

export interface Servers {
  readonly cached: Served;
  readonly uncached: Served;
  readonly floor: Served;
  readonly postmaster: number;
}

export interface Round {
  readonly product: Load;
  readonly floor: Load;
  readonly ratio: number;
}

export interface CaseResult {
  readonly name: string;
  readonly title: string;
  readonly target: number;
  readonly rounds: Round[];
}

/** Answers looked at whole before each measurement. */
const SAMPLES = 20;

/** One round of one case: the floor and the product one after the other, each warmed up. */
export async function measureRound(
  it: Case,
  servers: Servers,
  options: Options,
  floorFirst: boolean,
): Promise<Round> {
  const { postmaster } = servers;
  const server = it.cached ? servers.cached : servers.uncached;
  await checkAnswers(it, server.url);
  const run = async (target: Served, requests: Request[]) => {
    await drive({ server: target, postmaster, requests, seconds: options.warmSeconds });
    return drive({ server: target, postmaster, requests, seconds: options.seconds });
  };
  const runFloor = () => run(servers.floor, requestsOf(it, 'floor'));
  const runProduct = () => run(server, requestsOf(it, 'product'));
  const early = floorFirst ? await runFloor() : null;
  const product = await runProduct();
  const floor = early ?? (await runFloor());
  return { product, floor, ratio: product.requestsPerSecond / floor.requestsPerSecond };
}

const requestsOf = (it: Case, side: 'product' | 'floor') => it.questions.map((question) => question[side]);

/** @throws Error naming the case when an answer is not what the database holds */
async function checkAnswers(it: Case, url: string): Promise<void> {
  // A cache is filled by the first question of each kind; its answers are looked at, too.
  const asked = it.cached
    ? [...it.questions, ...it.questions.slice(0, SAMPLES)]
    : it.questions.slice(0, SAMPLES);
  for (const question of asked) {
    const fault = await faultOf(question, url);
    if (fault) throw new Error(`${it.title}: ${fault}`);
  }
}

async function faultOf({ product, fault }: Question, url: string): Promise<string | null> {
  const response = await fetch(url + product.path, {
    method: product.method ?? 'GET',
    headers: product.headers as Record<string, string>,
    ...(typeof product.body === 'string' && { body: product.body }),
  });
  const body = await response.text();
  return response.status === 200 ? fault(body) : `answered ${response.status}: ${body.slice(0, 300)}`;
}
