import { Agent, request } from 'node:http';
import { quantile } from '../../../apps/cli/src/search/metrics.js';
import { post } from '../cases.js';
import type { SearchQuestion } from './search-queries.js';

/** Times of one kind of request, in milliseconds. */
export interface Times {
  readonly requests: number;
  readonly atOnce: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Share of answers with nothing in them. */
  readonly empty: number;
}

const ARGUMENTS = `$query: String!, $category: ID, $solved: Boolean, $officialAnswer: Boolean`;
const FACETS = `facets { exact official solved categories { count } kinds { kind count } regions { region count } }`;
const searchDocument = (facets: string) => `query Search(${ARGUMENTS}) {
  searchArchive(query: $query, category: $category, solved: $solved, officialAnswer: $officialAnswer, first: 20) {
    total { count exact } corrections { from to } ${facets}
    edges { node { path title solved official snippet { text hit } } } } }`;
const SEARCH = { plain: searchDocument(''), facets: searchDocument(FACETS) };
const SUGGEST = `query Suggest($query: String!) { searchSuggestions(query: $query) { text path } }`;

/** Asks `atOnce` questions at a time over HTTP, the whole path of a client. */
export async function askAll<Q>(
  questions: readonly Q[],
  atOnce: number,
  ask: (agent: Agent, question: Q) => Promise<number>,
): Promise<Times> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  let [next, empty] = [0, 0];
  const work = async () => {
    for (let question = questions[next++]; question !== undefined; question = questions[next++]) {
      const start = performance.now();
      if ((await ask(agent, question)) === 0) empty += 1;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work)).finally(() => agent.destroy());
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((part) => quantile(times, part)) as [
    number,
    number,
    number,
  ];
  return { requests: times.length, atOnce, p50Ms, p95Ms, p99Ms, empty: empty / times.length };
}

/** @returns asks the archive; gives how many hits the first page has */
export const searchAt =
  (url: string, kind: keyof typeof SEARCH) => async (agent: Agent, question: SearchQuestion) => {
    const { searchArchive } = await graphql<{ searchArchive: { edges: unknown[] } }>(
      url,
      agent,
      SEARCH[kind],
      question,
    );
    return searchArchive.edges.length;
  };

/** @returns asks for suggestions; gives how many there are */
export const suggestAt = (url: string) => async (agent: Agent, query: string) => {
  const { searchSuggestions } = await graphql<{ searchSuggestions: unknown[] }>(url, agent, SUGGEST, {
    query,
  });
  return searchSuggestions.length;
};

/** @throws Error for an answer that is not one */
async function graphql<T>(url: string, agent: Agent, document: string, variables: object): Promise<T> {
  const { path = '/', headers, body } = post(document, variables);
  const [status, text] = await new Promise<[number, string]>((done, failed) => {
    const sent = request(url + path, { method: 'POST', agent, headers: headers as Record<string, string> });
    sent.on('error', failed);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done([response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')]));
    });
    sent.end(body);
  });
  const { data } = status === 200 ? (JSON.parse(text) as { data?: T }) : {};
  if (!data) throw new Error(`search-million: answered ${status}: ${text.slice(0, 300)}`);
  return data;
}
