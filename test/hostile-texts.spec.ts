import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ImportThreads, type ImportedThread, readImportedThread } from '#forum';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { describeInBrowser, visit } from './support/browser.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { HIT, HOSTILE_LINKS, HOSTILE_TEXTS, MARK, NAUGHTY_TEXTS } from './support/hostile-texts.js';
import { RouteNotesModule, isSafe, routes } from './support/route-notes.js';

/** Names that forms and addresses of the site have; the rest is gathered from its pages. */
const NAMES = new Set(['q', 'next', 'page', 'done', 'token', 'category', 'after', 'before', 'kind', 'from']);
/** A field that was given no more than this would be refused before its text is shown again. */
const SAMPLE = HOSTILE_TEXTS.filter((_text, nth) => nth % 11 === 0);
const LINK = /<[a-z][^>]*\s(?:href|src|action|formaction)="\s*(?:javascript|vbscript|data):/i;

let app: TestApp;
let people: ReadonlyArray<readonly [string, TestPerson | null]>;

beforeAll(async () => {
  app = await startApp({ modules: [RouteNotesModule, WebModule] });
  const categoryId = await putCategory(app);
  const [citizen, specialist, moderator, administrator] = await Promise.all([
    app.person('CITIZEN', { name: SAMPLE[0] ?? '' }),
    app.person('SPECIALIST', { name: SAMPLE[1] ?? '', department: SAMPLE[2] ?? '' }),
    app.person('MODERATOR'),
    app.person('ADMINISTRATOR'),
  ]);
  people = [
    ['nobody', null],
    ['a citizen', citizen],
    ['a specialist', specialist],
    ['a moderator', moderator],
    ['an administrator', administrator],
  ];
  await importThreads([...HOSTILE_TEXTS, ...NAUGHTY_TEXTS]);
  // As people send them: waiting, with details for staff.
  for (const text of [...SAMPLE, ...HOSTILE_LINKS]) {
    const details = { service: text, caseNumber: text, occurredAt: text, errorText: text };
    const question = {
      categoryId,
      title: cut(`Вопрос: ${text}`, 150),
      body: `Вопрос\n\n${text}`,
      details,
    };
    await mutate(app, 'askQuestion', question, '', citizen);
  }
  await app.settle();
});
afterAll(() => app.close());

/** No pair of code units is torn: that would be refused as a broken text. */
const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed();

async function importThreads(texts: readonly string[]): Promise<void> {
  const threads = texts.map((text, nth) => {
    const fields = { category: cut(`${nth % 7} ${text}`, 100), title: cut(`${text} вопрос`, 150) };
    const names = { askedBy: cut(text, 100), answeredBy: cut(text, 100), tags: [cut(text, 50)] };
    const posts = { question: `Вопрос\n\n${text}`, answer: `Ответ\n\n${text}` };
    const read = readImportedThread(JSON.stringify({ id: `hostile-${nth}`, ...fields, ...names, ...posts }));
    if ('reason' in read) throw new Error(`${nth}: ${read.reason}`);
    return read satisfies ImportedThread;
  });
  await app.get(ImportThreads).execute(threads, { keepPersonalData: true }, async () => undefined);
}

const headersOf = (person: TestPerson | null): Record<string, string> => ({
  'sec-fetch-site': 'same-origin',
  ...(person && { cookie: `veche=${person.secret}` }),
});

/** What is wrong with an answer, whatever its status: it fails only by design. */
async function faultOf(answer: Response): Promise<string | null> {
  if (answer.status >= 500) return `status ${answer.status}`;
  if (answer.headers.get('set-cookie')?.includes('a=b')) return 'a header of the text';
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const html = await answer.text();
  for (const [, name] of html.matchAll(/ name="([^"]+)"/g)) if (name) NAMES.add(name);
  if (MARK.test(html)) return `unescaped: ${html.slice(html.search(MARK) - 40, html.search(MARK) + 80)}`;
  return LINK.test(html) ? `a link that runs: ${LINK.exec(html)?.[0]}` : null;
}

async function get(path: string, person: TestPerson | null): Promise<string | null> {
  const answer = await fetch(app.url + path, { redirect: 'manual', headers: headersOf(person) });
  return faultOf(answer);
}

it('threads of such texts stand on their pages as they were typed', async () => {
  const rows = await app.db.query<{ number: number; slug: string }>('SELECT number, slug FROM thread');
  expect(rows).toHaveLength([...HOSTILE_TEXTS, ...NAUGHTY_TEXTS, ...SAMPLE, ...HOSTILE_LINKS].length);
  const faults: string[] = [];
  for (const { number, slug } of rows) {
    for (const path of [`/t/${number}-${slug}`, `/me/questions/${number}`])
      for (const [who, person] of people.slice(0, 2)) {
        const fault = await get(path, person);
        if (fault) faults.push(`${path} for ${who}: ${fault}`);
      }
  }
  const items = await app.db.query<{ id: string }>('SELECT id FROM desk_item');
  for (const { id } of items) {
    const fault = await get(`/desk/${id}`, people[3]?.[1] ?? null);
    if (fault) faults.push(`/desk/${id}: ${fault}`);
  }
  expect(faults).toEqual([]);
});

it('every page takes them in its address', async () => {
  const faults: string[] = [];
  const pages = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ url }) => url))];
  expect(pages.length).toBeGreaterThan(40);
  for (const url of pages)
    for (const [who, person] of people)
      for (const [nth, text] of [...SAMPLE.slice(0, 4), ...NAUGHTY_TEXTS.slice(0, 4)].entries()) {
        const typed = encodeURIComponent(text);
        // Every second time the page itself is found, and only its query is strange.
        const path = url.replaceAll(/:\w+/g, nth % 2 ? '1001' : typed.slice(0, 90)).replace('*', 'x');
        const query = [...NAMES].slice(0, 40).map((name) => `${encodeURIComponent(name)}=${typed}`);
        const fault = await get(`${path}?${query.join('&')}`.slice(0, 8_000), person);
        if (fault) faults.push(`${url} for ${who}: ${fault}`);
      }
  expect(faults).toEqual([]);
});

it('every form takes them in each of its fields', async () => {
  const faults: string[] = [];
  const forms = routes.filter((route) => !isSafe(route) && !['/graphql', '/sign-out'].includes(route.url));
  expect(NAMES.size).toBeGreaterThan(30);
  for (const { method, url } of forms)
    for (const [who, person] of people)
      for (const text of [SAMPLE[3] ?? '', SAMPLE[7] ?? '', NAUGHTY_TEXTS[6] ?? '']) {
        const fields = [...NAMES].map((name): [string, string] => [name, text]);
        const answer = await fetch(app.url + url.replaceAll(/:\w+/g, '1001').replace('*', 'x'), {
          method,
          redirect: 'manual',
          headers: headersOf(person),
          body: new URLSearchParams(fields),
        });
        const fault = await faultOf(answer);
        if (fault) faults.push(`${method} ${url} for ${who}: ${fault}`);
      }
  expect(faults).toEqual([]);
});

it('GraphQL gives them back as they were typed', async () => {
  const answer = await graphql<{
    latestThreads: { edges: Array<{ node: { title: string; posts: unknown } }> };
  }>(app, '{ latestThreads(first: 50) { edges { node { title posts { edges { node { html } } } } } } }');
  const titles = answer.data.latestThreads.edges.map(({ node }) => node.title);
  expect(titles.some((title) => MARK.test(title))).toBe(true);
  const html = JSON.stringify(answer.data.latestThreads.edges.map(({ node }) => node.posts));
  expect(html).not.toMatch(MARK);
});

describeInBrowser('in a browser', () => {
  it('none of them runs', async () => {
    const page = await visit(app.url, { secret: people[3]?.[1]?.secret ?? '' });
    const hits: unknown[] = [];
    await page.exposeFunction(HIT, (n: unknown) => void hits.push(n));
    page.on('dialog', (dialog) => void dialog.dismiss());
    const rows = await app.db.query<{ number: number; slug: string }>(
      'SELECT number, slug FROM thread ORDER BY number',
    );
    const items = await app.db.query<{ id: string }>('SELECT id FROM desk_item LIMIT 5');
    const paths = ['/', '/desk', '/search?q=%D0%B2%D0%BE%D0%BF%D1%80%D0%BE%D1%81'];
    for (const { number, slug } of rows.filter((_row, nth) => nth % 8 === 0))
      paths.push(`/t/${number}-${slug}`);
    for (const { id } of items) paths.push(`/desk/${id}`);
    for (const path of paths) {
      await page.goto(path);
      const strange = await page.evaluate(
        `[...document.querySelectorAll('*')].filter((e) => e.localName.startsWith('x-hostile')
          || [...e.attributes].some(({ name }) => name.startsWith('on'))).map((e) => e.outerHTML.slice(0, 80))`,
      );
      expect([path, strange]).toEqual([path, []]);
    }
    expect(hits).toEqual([]);
  });
});

const page = (html: string): Response => new Response(html, { headers: { 'content-type': 'text/html' } });

it('the check sees a text that is not escaped', async () => {
  expect(await faultOf(page(`<p>${HOSTILE_TEXTS[0]}</p>`))).toContain('unescaped');
  expect(await faultOf(page(`<a href="javascript:${HIT}(1)">`))).toContain('runs');
  expect(await faultOf(page('<p>&lt;x-hostile-1&gt;</p>'))).toBeNull();
});
