import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { DevelopmentModule } from '../apps/standalone/src/development/development.module.js';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { RouteNotesModule, isSafe, routes } from './support/route-notes.js';

let app: TestApp;
let citizen: TestPerson;

beforeAll(async () => {
  app = await startApp({ modules: [RouteNotesModule, WebModule, DevelopmentModule.of(null)] });
  citizen = await app.person('CITIZEN');
});
afterAll(() => app.close());

const FORGED: Array<[string, Record<string, string>]> = [
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from a sibling origin', { 'sec-fetch-site': 'same-site', origin: 'http://forum.localhost:3000' }],
  ['by an older browser', { origin: 'https://evil.example' }],
  ['from a page without an origin', { origin: 'null' }],
  ['without saying where from', {}],
];
const TYPES = [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/json'];

const send = (method: string, url: string, headers: Record<string, string>, type?: string) =>
  fetch(app.url + url.replace(/:\w+/g, '1').replace('*', 'x'), {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    // Bytes, to which nobody adds a type.
    body: new Uint8Array(Buffer.from(type === 'application/json' ? '{}' : 'a=1')),
  });

const isRefused = async (answer: Response): Promise<boolean> =>
  answer.status === 403 && /с другого сайта/.test(await answer.text());

describe('every route that can change something', () => {
  it('is in the list, pages and API alike', () => {
    const unsafe = routes.filter((route) => !isSafe(route)).map(({ url }) => url);
    expect(unsafe).toEqual(
      expect.arrayContaining(['/graphql', '/sign-out', '/me/questions/:number/withdraw', '/dev/clock']),
    );
    expect(unsafe.length).toBeGreaterThan(40);
  });

  it.each(FORGED)('refuses a request %s, of whatever type', async (_from, headers) => {
    const cookie = `veche=${citizen.secret}`;
    const accepted: string[] = [];
    for (const { method, url } of routes.filter((route) => !isSafe(route)))
      for (const type of TYPES) {
        const answer = await send(method, url, { cookie, ...headers }, type);
        if (!(await isRefused(answer))) accepted.push(`${method} ${url} ${type} ${answer.status}`);
      }
    expect(accepted).toEqual([]);
    const page = await fetch(`${app.url}/me/questions`, { headers: { cookie }, redirect: 'manual' });
    expect(page.status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['from its own pages', { cookie: 'veche_view=large', 'sec-fetch-site': 'same-origin' }],
    ['of a program without cookies', {}],
  ])('is open to a request %s', async (_from, headers) => {
    const refused: string[] = [];
    for (const { method, url } of routes.filter((route) => !isSafe(route)))
      if (await isRefused(await send(method, url, headers, 'application/x-www-form-urlencoded')))
        refused.push(`${method} ${url}`);
    expect(refused).toEqual([]);
  });
});

it('a client of the API needs its token only', async () => {
  const answer = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${citizen.secret}`, 'content-type': 'application/json' },
    body: '{"query":"{ viewer { email } }"}',
  });
  expect(await answer.json()).toEqual({ data: { viewer: { email: citizen.email } } });
});

it('GraphQL names the refusal by a code', async () => {
  const answer = await send('POST', '/graphql', { 'sec-fetch-site': 'cross-site' }, 'application/json');
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'CROSS_SITE' } }] });
});

it('a socket opened with the cookies of a browser is a stranger’s', async () => {
  class WithCookie extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, {
        headers: { cookie: `veche=${citizen.secret}`, origin: 'https://evil.example' },
      });
    }
  }
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WithCookie,
    retryAttempts: 0,
  });
  const answers = client.iterate<{ viewer: unknown }>({ query: '{ viewer { email } }' });
  const { value } = await answers.next();
  await client.dispose();
  expect(value).toEqual({ data: { viewer: null } });
});
