import type { Case, Question } from './cases.js';
import { type Load, drive } from './drive.js';
import { median } from './median.js';
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

/** Turns of each side in a round, so that a machine that slows down for a while slows both. */
const TURNS = 3;

/** One round of one case: the floor and the product in turns, both warmed up. */
export async function measureRound(
  it: Case,
  servers: Servers,
  options: Options,
  floorFirst: boolean,
): Promise<Round> {
  const { postmaster } = servers;
  const server = it.cached ? servers.cached : servers.uncached;
  await checkAnswers(it, server.url);
  const [product, floor]: [Load[], Load[]] = [[], []];
  const sides = [
    { loads: product, server, requests: requestsOf(it, 'product') },
    { loads: floor, server: servers.floor, requests: requestsOf(it, 'floor') },
  ];
  if (floorFirst) sides.reverse();
  for (const side of sides) await drive({ ...side, postmaster, seconds: options.warmSeconds });
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const side of sides)
      side.loads.push(await drive({ ...side, postmaster, seconds: options.seconds / TURNS }));
    sides.reverse();
  }
  const [ofProduct, ofFloor] = [together(product), together(floor)];
  return {
    product: ofProduct,
    floor: ofFloor,
    ratio: ofProduct.requestsPerSecond / ofFloor.requestsPerSecond,
  };
}

/** Several loads of equal length as one; of their percentiles the median. */
function together(loads: readonly Load[]): Load {
  const requests = sum(loads.map((load) => load.requests));
  const aRequest = (pick: (load: Load) => number) =>
    sum(loads.map((load) => pick(load) * load.requests)) / requests;
  return {
    requests,
    requestsPerSecond: sum(loads.map((load) => load.requestsPerSecond)) / loads.length,
    p50Ms: median(loads.map((load) => load.p50Ms)),
    p99Ms: median(loads.map((load) => load.p99Ms)),
    nodeCpuMs: aRequest((load) => load.nodeCpuMs),
    postgresCpuMs: aRequest((load) => load.postgresCpuMs),
    bytesPerRequest: aRequest((load) => load.bytesPerRequest),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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
