import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, startApp } from './support/app.js';

const GRAPHQL = 'application/graphql-response+json';
const HEADERS = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-frame-options'];

const logged: string[] = [];
const note = (...words: unknown[]) => void logged.push(words.map(String).join(' '));
let site: TestApp;
let api: TestApp;

beforeAll(async () => {
  const environment = { REQUEST_SECONDS: '2' };
  [site, api] = await Promise.all([
    startApp({ modules: [WebModule], environment }),
    startApp({ environment }),
  ]);
  site.nest.useLogger({ log: () => undefined, warn: note, error: note });
});
beforeEach(() => void logged.splice(0));
afterAll(() => Promise.all([site.close(), api.close()]));

interface Sent {
  readonly body: string;
  readonly type?: string;
}

const ask = ({ body, type = 'application/json' }: Sent, accept: string, app = site) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { ...(type && { 'content-type': type }), accept },
    body,
  });
const query = (text: string, rest: object = {}): Sent => ({ body: JSON.stringify({ query: text, ...rest }) });

/** What is a request, but none that can be done: 400 in the media type of GraphQL, 200 in plain JSON. */
const REQUESTS: ReadonlyArray<readonly [string, Sent, string]> = [
  ['a text that does not parse', query('{'), 'GRAPHQL_PARSE_FAILED'],
  ['over 2,000 tokens', query(`{ ${'categories { id } '.repeat(600)} }`), 'GRAPHQL_PARSE_FAILED'],
  ['2,000 brackets', query(`{ a(b: ${'['.repeat(1_900)}`), 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', query('{ colour }'), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'an unknown operation name',
    query('query A { __typename }', { operationName: 'B' }),
    'OPERATION_RESOLUTION_FAILURE',
  ],
  [
    'two operations and no name',
    query('query A { __typename } query B { __typename }'),
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['no operation', query('fragment A on Query { __typename }'), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a variable of another type',
    query('query ($n: Int!) { thread(number: $n) { id } }', { variables: { n: 'x' } }),
    'BAD_USER_INPUT',
  ],
  ['a number too large', query('{ thread(number: 99999999999) { id } }'), 'GRAPHQL_VALIDATION_FAILED'],
];

/** What is no request of GraphQL: the same status in every media type. */
const NO_REQUESTS: ReadonlyArray<readonly [string, Sent, number, string]> = [
  ['no JSON', { body: '{"query":' }, 400, 'BAD_REQUEST'],
  ['an empty body', { body: '' }, 400, 'BAD_REQUEST'],
  ['a JSON array', { body: '[{"query":"{ __typename }"}]' }, 400, 'BAD_REQUEST'],
  ['a JSON text', { body: '"{ __typename }"' }, 400, 'BAD_REQUEST'],
  ['no query', { body: '{"variables":{}}' }, 400, 'BAD_REQUEST'],
  ['a query that is a number', { body: '{"query":1}' }, 400, 'BAD_REQUEST'],
  ['variables that are a text', query('{ __typename }', { variables: 'x' }), 400, 'BAD_REQUEST'],
  [
    'JSON nested 100,000 deep',
    { body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` },
    400,
    'BAD_REQUEST',
  ],
  ['a prototype', { body: '{"query":"{ __typename }","__proto__":{"a":1}}' }, 400, 'BAD_REQUEST'],
  ['over 256 kB', query(`{ categories { id } } #${'a'.repeat(300_000)}`), 413, 'PAYLOAD_TOO_LARGE'],
  [
    'another type of content',
    { body: '{ __typename }', type: 'application/xml' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a persisted query of another version',
    query('{ __typename }', { extensions: { persistedQuery: { version: 7, sha256Hash: 'x' } } }),
    400,
    'BAD_REQUEST',
  ],
];

async function expectTold(response: Response, status: number, code: string, type: string): Promise<void> {
  const text = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([status, `${type}; charset=utf-8`]);
  const { errors } = JSON.parse(text) as { errors: Array<{ message: string; extensions: { code: string } }> };
  expect(errors[0]).toMatchObject({ message: expect.stringMatching(/./), extensions: { code } });
  expect(Object.keys(errors[0]?.extensions ?? {})).toEqual(['code']);
  expect(text).not.toMatch(/node_modules|stack|\.js:|FST_/);
  for (const header of HEADERS)
    expect([header, response.headers.get(header)]).toEqual([header, expect.any(String)]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(logged).toEqual([]);
}

describe('a request to the API', () => {
  it.each(REQUESTS)(
    'with %s is answered as GraphQL over HTTP says, and is no entry of the log',
    async (_name, sent, code) => {
      for (const app of [site, api]) {
        await expectTold(await ask(sent, GRAPHQL, app), 400, code, GRAPHQL);
        await expectTold(await ask(sent, 'application/json', app), 200, code, 'application/json');
        await expectTold(await ask(sent, '*/*', app), 200, code, 'application/json');
      }
    },
  );

  it.each(NO_REQUESTS)(
    'with %s is told so with its status in either media type',
    async (_name, sent, status, code) => {
      for (const app of [site, api]) {
        await expectTold(await ask(sent, GRAPHQL, app), status, code, GRAPHQL);
        await expectTold(await ask(sent, 'application/json', app), status, code, 'application/json');
      }
    },
  );

  it('that accepts nothing we have is told so', async () => {
    expect((await ask(query('{ __typename }'), 'image/png')).status).toBe(406);
  });

  it('with broken variables in its address, or for a mutation by GET, is refused', async () => {
    const headers = { accept: GRAPHQL, 'apollo-require-preflight': '1' };
    const broken = await fetch(`${site.url}/graphql?query={__typename}&variables=x`, { headers });
    await expectTold(broken, 400, 'BAD_REQUEST', GRAPHQL);
    const changing = await fetch(`${site.url}/graphql?query=mutation{signOut{__typename}}`, { headers });
    expect([changing.status, changing.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

const LONG = 'x'.repeat(5_000);
const PAGES: ReadonlyArray<readonly [string, string, RequestInit, number]> = [
  ['a part of the address over its length', `/t/${LONG}`, {}, 404],
  ['a category over its length', `/c/${LONG}`, {}, 404],
  ['a file over its length', `/assets/${LONG}`, {}, 404],
  ['a number that is too large', '/t/99999999999999999999-x', {}, 404],
  ['a private number that is too large', '/private/99999999999999999999', {}, 303],
  ['an address that cannot be decoded', '/t/%E0%A4%A', {}, 400],
  ['half a percent', '/c/%', {}, 400],
  ['a null byte', '/c/%00', {}, 400],
  ['a null byte in a search', '/search?q=%00%00', {}, 200],
  ['bytes that are no UTF-8 in a search', '/search?q=%FF%FE', {}, 200],
  ['an unknown method', '/search', { method: 'DELETE' }, 404],
  [
    'a form over 256 kB',
    '/sign-in',
    { method: 'POST', body: new URLSearchParams({ email: 'a'.repeat(300_000) }) },
    413,
  ],
  [
    'another type of content',
    '/sign-in',
    { method: 'POST', body: 'x', headers: { 'content-type': 'application/xml' } },
    415,
  ],
  [
    'JSON that does not parse',
    '/sign-in',
    { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    400,
  ],
  [
    'JSON nested 100,000 deep',
    '/sign-in',
    {
      method: 'POST',
      body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      headers: { 'content-type': 'application/json' },
    },
    400,
  ],
  [
    'a form of files without its boundary',
    '/sign-in',
    { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } },
    400,
  ],
];

describe('a request to the site', () => {
  it.each(PAGES)('with %s gets a page for people', async (_name, path, init, status) => {
    const response = await fetch(site.url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    expect([response.status, text.slice(0, 200)]).toEqual([status, expect.any(String)]);
    if (status !== 303) {
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(text).toContain('<h1>');
    }
    expect(text).not.toMatch(/node_modules|\.js:|FST_|statusCode/);
    for (const header of HEADERS)
      expect([header, response.headers.get(header)]).toEqual([header, expect.any(String)]);
    expect(logged).toEqual([]);
  });
});

/** Sends bytes over a connection of their own; what comes back until the server ends it. */
async function raw(app: TestApp, ...parts: string[]): Promise<string> {
  const socket = createConnection({ port: Number(new URL(app.url).port), host: '127.0.0.1' });
  for (const part of parts) socket.write(part);
  return (await socket.setEncoding('utf8').toArray()).join('');
}

describe('what is not even a request', () => {
  it.each([
    [
      'a body that does not come',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"q',
      408,
    ],
    ['headers that do not end', 'GET / HTTP/1.1\r\nHost: x\r\nA: ', 408],
    ['headers of 100 kB', `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
    ['an address of 100 kB', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['no HTTP', 'hello\r\n\r\n', 400],
  ])('(%s) is cut off with a page for people', async (_name, text, status) => {
    for (const app of [site, api]) {
      const answer = await raw(app, text);
      expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain('content-type: text/html; charset=utf-8');
      for (const header of HEADERS) expect(answer).toContain(`${header}: `);
      expect(answer).toContain('<h1>');
    }
    expect(logged).toEqual([]);
  });
});
