import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestApp, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { Socket } from './support/socket.js';
import { waitUntil } from './support/wait-until.js';

const PLACES = 12;
const PER_ADDRESS = 5;

let app: TestApp;
let threadId: string;
beforeAll(async () => {
  app = await startApp({
    environment: {
      LIVE_CONNECTIONS: String(PLACES),
      LIVE_CONNECTIONS_PER_ADDRESS: String(PER_ADDRESS),
      LIVE_IDLE_SECONDS: '3',
    },
  });
  const { thread } = await askedQuestion(app, await app.person('CITIZEN'), await putCategory(app));
  threadId = thread.id;
  await app.db.query(`UPDATE thread SET moderation = 'PUBLISHED'`);
});
afterAll(() => app.close());

const opened: Socket[] = [];
let addresses = 0;
/** From an address of its own, so that tests do not use up each other's places. */
const open = async (address = `203.0.113.${(addresses += 1)}`): Promise<Socket> => {
  const socket = await Socket.open(app.url, undefined, { 'x-forwarded-for': address });
  opened.push(socket);
  return socket;
};
const health = async () =>
  (await (await fetch(`${app.url}/health/sockets`)).json()) as {
    connections: number;
    refused: Record<string, number>;
  };
const refused = async (reason: string) => (await health()).refused[reason] ?? 0;

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await waitUntil(async () => (await health()).connections === 0);
});

const LIVE = `subscription ($id: ID!) { postPublished(threadId: $id) { id } }`;
const watch = (socket: Socket, id: string) => socket.subscribe(id, LIVE, { variables: { id: threadId } });

describe('a message of a WebSocket', () => {
  it('of 20 MB ends its connection with 1009, is counted, and the next reader is served', async () => {
    const socket = await open();
    socket.subscribe('1', `{ categories { id } } #${'a'.repeat(20_000_000)}`);
    expect(await socket.ended).toEqual(expect.objectContaining({ code: 1009 }));
    expect(await refused('MESSAGE_TOO_BIG')).toBe(1);
    const next = await open();
    next.subscribe('1', '{ categories { id } }');
    expect(await next.next(({ type }) => type === 'next')).toEqual(expect.objectContaining({ id: '1' }));
  });

  it('in pieces that are too long together ends its connection likewise', async () => {
    const socket = await open();
    socket.sendInPieces(JSON.stringify({ type: 'ping', payload: { text: 'a'.repeat(300_000) } }), 60_000);
    expect(await socket.ended).toEqual(expect.objectContaining({ code: 1009 }));
  });

  it.each(['{', '[]', '"text"', '{"type":"nonsense"}', '{"type":"subscribe","id":"1"}'])(
    'that is none of the protocol (%s) ends its connection with 4400',
    async (message) => {
      const socket = await open();
      socket.send(message);
      expect(await socket.ended).toEqual(expect.objectContaining({ code: 4400 }));
    },
  );
});

describe('an operation by WebSocket', () => {
  const deep = `{ latestThreads { edges { node { ${'category { threads { edges { node { '.repeat(4)} id ${' }'.repeat(16)} } } } }`;
  it.each([
    ['what is no GraphQL', { query: '{' }],
    ['an empty text', { query: ' ' }],
    ['1,900 brackets', { query: `{ a(b: ${'['.repeat(1_900)}` }],
    ['a null character', { query: '{ category(slug: "\\u0000") { id } }' }],
    ['over 2,000 tokens', { query: `{ ${'categories { id } '.repeat(600)} }` }],
    ['250 kB', { query: `{ ${'categories { id } '.repeat(13_000)} }` }],
    ['too deep', { query: deep }],
    ['too dear', { query: '{ latestThreads(first: 2147483647) { edges { cursor } } }' }],
    [
      'too many aliases',
      { query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
    ],
    ['too many directives', { query: `{ __typename ${'@include(if: true) '.repeat(30)} }` }],
    ['an unknown field', { query: '{ colour }' }],
    ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }],
    ['two operations and no name', { query: 'query A { __typename } query B { __typename }' }],
    [
      'a variable of another type',
      { query: 'query ($n: Int!) { thread(number: $n) { id } }', variables: { n: 'x' } },
    ],
    ['a variable that is missing', { query: 'query ($n: Int!) { thread(number: $n) { id } }' }],
    ['a forged cursor', { query: '{ latestThreads(after: "x") { edges { cursor } } }' }],
    ['what needs an account', { query: '{ auditLog(first: 1) { edges { cursor } } }' }],
  ])('with %s is answered as over HTTP, and the connection stays', async (_name, request) => {
    const socket = await open();
    socket.subscribe('1', request.query, request);
    const told = await socket.next(({ id }) => id === '1');
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(request),
    });
    const byHttp = (await response.json()) as { errors: object[] };
    expect(told.type === 'error' ? told.payload : (told.payload as { errors: object[] }).errors).toEqual(
      byHttp.errors,
    );
    socket.send({ type: 'ping' });
    expect(await socket.next(({ type }) => type === 'pong')).toEqual({ type: 'pong' });
  });

  it('that fails by a fault of ours tells the client nothing of it', async () => {
    const socket = await open();
    await app.db.query('ALTER TABLE category RENAME TO category_away');
    socket.subscribe('1', '{ categories { id } }');
    const told = await socket.next(({ type }) => type === 'next');
    await app.db.query('ALTER TABLE category_away RENAME TO category');
    expect(told.payload).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_ERROR' } }] });
    expect(JSON.stringify(told)).not.toContain('category_away');
  });
});

describe('a connection', () => {
  it('has 50 operations at once; the 51st ends it with 4429, and the rest is not looked at', async () => {
    const socket = await open();
    const before = await refused('TOO_MANY_OPERATIONS');
    for (let i = 0; i < 10_000; i += 1) watch(socket, String(i));
    expect(await socket.ended).toEqual(expect.objectContaining({ code: 4429 }));
    expect(await refused('TOO_MANY_OPERATIONS')).toBe(before + 1);
    const polite = await open();
    for (let i = 0; i < 50; i += 1) watch(polite, String(i));
    polite.send({ type: 'ping' });
    await polite.next(({ type }) => type === 'pong');
    expect((await health()).connections).toBe(1);
  });

  it('that begins and ends operations too fast is ended with 4429', async () => {
    const socket = await open();
    const before = await refused('TOO_FAST');
    for (let i = 0; i < 300; i += 1) {
      watch(socket, String(i));
      socket.send({ type: 'complete', id: String(i) });
      if (i % 40 === 39) await sleep(50);
    }
    expect(await socket.ended).toEqual(expect.objectContaining({ code: 4429 }));
    expect(await refused('TOO_FAST')).toBe(before + 1);
  });

  it('that sends other messages too fast, or too many bytes, is ended with 4429', async () => {
    const [hasty, heavy] = [await open(), await open()];
    for (let i = 0; i < 1_100; i += 1) hasty.send({ type: 'ping' });
    for (let i = 0; i < 6; i += 1) heavy.send({ type: 'ping', payload: { text: 'a'.repeat(200_000) } });
    expect([await hasty.ended, await heavy.ended]).toEqual([
      expect.objectContaining({ code: 4429 }),
      expect.objectContaining({ code: 4429 }),
    ]);
  });

  it('that says nothing at first is ended with 4408, and so is one that does nothing', async () => {
    const silent = await Socket.connect(app.url, { 'x-forwarded-for': '198.51.100.1' });
    const idle = await open();
    const busy = await open();
    watch(busy, '1');
    expect(await silent.ended).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    expect(await idle.ended).toEqual({ code: 4408, reason: 'No operation for too long' });
    expect(await Promise.race([busy.ended, sleep(2_000, 'still open')])).toBe('still open');
    expect(await refused('NO_INITIALISATION')).toBe(1);
    expect(await refused('IDLE')).toBeGreaterThanOrEqual(1);
  });

  it('of another protocol is ended with 4406', async () => {
    const socket = await Socket.connect(app.url, { 'x-forwarded-for': '198.51.100.2' }, 'graphql-ws');
    expect(await socket.ended).toEqual(expect.objectContaining({ code: 4406 }));
  });

  it('at another address than that of the API is refused at once', async () => {
    const { port } = new URL(app.url);
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' });
    socket.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect((await socket.setEncoding('utf8').toArray()).join('')).toContain('404 Not Found');
  });
});

describe('connections together', () => {
  it('are limited for each address, of which only a proxy of this machine can tell', async () => {
    const address = '198.51.100.77';
    for (let i = 0; i < PER_ADDRESS; i += 1) await open(address);
    const before = await refused('TOO_MANY_FROM_ADDRESS');
    const extra = await Socket.connect(app.url, { 'x-forwarded-for': `8.8.8.8, ${address}` });
    expect(await extra.ended).toEqual({ code: 4429, reason: 'Too many connections from one address' });
    expect(await refused('TOO_MANY_FROM_ADDRESS')).toBe(before + 1);
    const other = await open('198.51.100.78');
    other.send({ type: 'ping' });
    await other.next(({ type }) => type === 'pong');
  });

  it('free their place when they end', async () => {
    const address = '198.51.100.79';
    for (let i = 0; i < PER_ADDRESS * 2; i += 1) {
      const socket = await open(address);
      socket.close();
      await socket.ended;
    }
    expect((await health()).connections).toBe(0);
  });

  it('are limited in total', async () => {
    const before = await refused('TOO_MANY_CONNECTIONS');
    for (let i = 0; i < PLACES; i += 1) await open();
    const extra = await Socket.connect(app.url, { 'x-forwarded-for': '203.0.113.250' });
    expect(await extra.ended).toEqual({ code: 4429, reason: 'Too many connections' });
    expect(await refused('TOO_MANY_CONNECTIONS')).toBe(before + 1);
  });

  it('are limited in how fast an address makes new ones', async () => {
    const address = '198.51.100.80';
    const ends = [];
    for (let i = 0; i < PER_ADDRESS * 3 + 1; i += 1) {
      const socket = await Socket.connect(app.url, { 'x-forwarded-for': address });
      socket.close();
      ends.push((await socket.ended).code);
    }
    expect(ends.at(-1)).toBe(4429);
    expect(await refused('TOO_MANY_ATTEMPTS')).toBe(1);
  });
});
