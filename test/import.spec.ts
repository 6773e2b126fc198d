import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandOutcome, veche } from './support/command.js';
import { type TestDatabase, cloneDatabase } from './support/database.js';

const QUESTION = 'Здравствуйте! Как восстановить доступ к порталу? Пароль забыт.';
const ANSWER = 'Нажмите **«Забыли пароль»** и следуйте подсказкам на экране.';
const thread = (id: unknown, more: object = {}) => ({
  id,
  category: 'Вход',
  question: QUESTION,
  answer: ANSWER,
  ...more,
});

describe('veche import threads', () => {
  let db: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    db = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'veche-import-'));
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  const run = (file: string) =>
    veche({ DATABASE_URL: db.url, VECHE_DATA_DIR: folder }, ['import', 'threads', file]);
  const importLines = async (...lines: Array<string | Buffer | object>): Promise<CommandOutcome> => {
    const path = join(folder, 'archive.jsonl');
    const bytes = lines.map((line) =>
      Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
    );
    await writeFile(path, Buffer.concat(bytes.flatMap((line) => [line, Buffer.from('\n')])));
    return run(path);
  };
  const stored = async (id: string) =>
    (
      await db.query<Record<string, never>>(
        `SELECT t.*, c.slug AS category, c.title->>'ru' AS category_title, c.thread_count,
           (SELECT array_agg(p.kind || ' ' || p.position || ' ' || p.moderation ORDER BY p.position)
            FROM post p WHERE p.thread_id = t.id) AS posts,
           (SELECT p.html FROM post p WHERE p.id = t.official_answer_id) AS answer,
           (SELECT array_agg(s.dimension || ' ' || s.to_status ORDER BY s.dimension)
            FROM status_change s WHERE s.thread_id = t.id) AS changes,
           EXISTS (SELECT FROM search_document d WHERE d.thread_id = t.id) AS searchable
         FROM thread t JOIN category c ON c.id = t.category_id WHERE t.imported_id = $1`,
        [id],
      )
    )[0];

  it('makes new categories that several batches under way name in different orders', async () => {
    const lines = Array.from({ length: 1_500 }, (_, i) =>
      thread(`many-${i}`, { category: `Тема ${i % 13}` }),
    );
    const outcome = await importLines(...lines);
    expect(outcome).toMatchObject({ code: 0, err: '' });
    const counts = await db.query("SELECT thread_count FROM category WHERE slug LIKE 'tema-%'");
    expect(counts).toHaveLength(13);
    expect(counts.reduce((sum, { thread_count: count }) => sum + Number(count), 0)).toBe(1_500);
  });

  it('adds a thread as people would have made it, answered and searchable, and tells nobody', async () => {
    const outcome = await importLines(
      thread('first', {
        askedAt: '2025-03-03T10:15:00+03:00',
        answeredAt: '2025-03-03T11:00:00+03:00',
        askedBy: 'Пётр',
        answeredBy: 'Служба входа',
        tags: ['пароль', 'вход', 'пароль'],
      }),
    );
    expect(outcome).toEqual({ code: 0, out: '1 threads added, 0 known already, 0 broken lines.\n', err: '' });
    expect(await stored('first')).toMatchObject({
      title: 'Как восстановить доступ к порталу?',
      slug: 'kak-vosstanovit-dostup-k-portalu',
      excerpt: QUESTION,
      moderation: 'PUBLISHED',
      resolution: 'ANSWERED',
      author_name: 'Пётр',
      author_id: null,
      tags: ['пароль', 'вход'],
      post_count: 2,
      next_position: 2,
      submitted_at: new Date('2025-03-03T07:15:00Z'),
      last_activity_at: new Date('2025-03-03T08:00:00Z'),
      category: 'vkhod',
      category_title: 'Вход',
      posts: ['QUESTION 0 PUBLISHED', 'OFFICIAL_ANSWER 1 PUBLISHED'],
      answer: '<p>Нажмите <strong>«Забыли пароль»</strong> и следуйте подсказкам на экране.</p>',
      changes: ['MODERATION PUBLISHED', 'RESOLUTION ANSWERED'],
      searchable: true,
    });
    expect(await db.query('SELECT 1 FROM graphile_worker.jobs')).toEqual([]);
  });

  it('adds nothing the second time, and what is new to what was there', async () => {
    await importLines(thread('again-1'), thread('again-2', { category: 'vkhod' }));
    const [before] = await db.query('SELECT thread_count FROM category WHERE slug = $1', ['vkhod']);
    const outcome = await importLines(
      thread('again-1'),
      thread('again-2'),
      thread('again-3'),
      thread('again-3'),
    );
    expect(outcome).toMatchObject({ code: 0, out: '1 threads added, 3 known already, 0 broken lines.\n' });
    const [after] = await db.query('SELECT thread_count FROM category WHERE slug = $1', ['vkhod']);
    expect(after?.['thread_count']).toBe(Number(before?.['thread_count']) + 1);
    const [counted] = await db.query(
      `SELECT bool_and(thread_count = (SELECT count(*) FROM thread t WHERE t.category_id = category.id)) AS right
       FROM category`,
    );
    expect(counted?.['right']).toBe(true);
  });

  const body = (text: string) => thread(`hostile-${text.length}`, { question: text });
  const hostile: Array<[string, string | Buffer | object, RegExp]> = [
    ['a question of 100 kB', body('а'.repeat(100_000)), /question: Too long: at most 20,?000 characters/],
    ['a line of two megabytes', body('а'.repeat(1_000_000)), /longer than 1048576 bytes/],
    [
      'control characters',
      body('Пароль\u0000 забыт\u0007 совсем'),
      /question: The text contains control char/,
    ],
    [
      'half a surrogate pair',
      '{"id":"x","category":"c","question":"Не входит \\ud800 никак","answer":"Войдите ещё раз."}',
      /question: The text contains broken/,
    ],
    ['broken JSON', '{"id": "x", "category": ', /this is not JSON/],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /this is not UTF-8/],
    ['an empty line', '', /the line is empty/],
    ['no object', '"thread"', /not a JSON object/],
    ['a list', '[1]', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['no fields', '{}', /id, category, question, answer: missing/],
    ['a question that is a number', thread('x', { question: 1234567890123 }), /question: /],
    ['an id that is an object', thread({ a: 1 }), /id: /],
    ['an empty question', body('   \n '), /question: This is required/],
    ['an answer of signs only', thread('x', { answer: '?!…!!!!!!!!!!!' }), /answer: This is required/],
    ['a title that is too long', thread('x', { title: 'ж'.repeat(151) }), /title: Too long/],
    ['a date without an offset', thread('x', { askedAt: '2025-03-03T10:15:00' }), /askedAt: A date and time/],
    [
      'an answer before its question',
      thread('x', { askedAt: '2025-03-03', answeredAt: '2025-03-02' }),
      /answeredAt: The answer is earlier/,
    ],
    ['tags that are a text', thread('x', { tags: 'вход' }), /tags: /],
  ];

  it('reports hostile lines with their numbers and reasons, and takes the rest', async () => {
    const lines = hostile.flatMap(([name, line]) => [thread(`before ${name}`), line]);
    const outcome = await importLines(...lines, thread('last'));
    expect(outcome.code).toBe(3);
    expect(outcome.out).toBe(
      `${hostile.length + 1} threads added, 0 known already, ${hostile.length} broken lines.\n`,
    );
    const told = outcome.err.trim().split('\n');
    expect(told).toHaveLength(hostile.length);
    for (const [place, [, , reason]] of hostile.entries()) {
      expect(told[place]).toMatch(new RegExp(`^Line ${2 * place + 2}: `));
      expect(told[place]).toMatch(reason);
    }
  });

  it('takes away what scripts and direction marks would do', async () => {
    await importLines(
      thread('script', {
        question: '<script>alert(1)</script> \u202Eпортал не работает\u202C со вчерашнего дня',
        answer: '[Откройте страницу](javascript:alert(1)) 😀 <img src=x onerror=alert(1)>',
      }),
    );
    const row = await stored('script');
    expect(row?.['answer']).not.toMatch(/<script|<img|href="javascript/);
    expect(row?.['excerpt']).not.toMatch(/\u202E/);
    expect(row?.['answer']).toContain('😀');
  });

  it('goes on where it was killed', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => thread(`killed-${i}`, { category: 'Обрыв' }));
    const path = join(folder, 'killed.jsonl');
    await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { spawn } = await import('node:child_process');
    const command = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'import', 'threads', path], {
      env: { PATH: process.env['PATH'], DATABASE_URL: db.url, VECHE_DATA_DIR: folder },
      stdio: 'ignore',
    });
    const count = async (): Promise<number> => {
      const rows = await db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM thread WHERE imported_id LIKE 'killed-%'`,
      );
      return rows[0]?.n ?? 0;
    };
    while ((await count()) === 0 && command.exitCode === null)
      await new Promise((wait) => setTimeout(wait, 5));
    command.kill('SIGKILL');
    await new Promise((ended) => command.once('close', ended));
    const done = await count();
    expect(done % 500).toBe(0);
    expect(done).toBeGreaterThan(0);

    const outcome = await run(path);
    expect(outcome.out).toBe(`${3000 - done} threads added, ${done} known already, 0 broken lines.\n`);
    const [category] = await db.query('SELECT thread_count FROM category WHERE slug = $1', ['obryv']);
    expect(category?.['thread_count']).toBe(3000);
    // What was stored but not indexed when the command died is left to a job.
    const [open] = await db.query(
      `SELECT count(*)::int AS n FROM thread t WHERE imported_id LIKE 'killed-%'
         AND NOT EXISTS (SELECT FROM search_document d WHERE d.thread_id = t.id)
         AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.task_identifier = 'search.index-threads')`,
    );
    expect(open?.['n']).toBe(0);
  });

  it('tells a file that cannot be read in one sentence', async () => {
    const outcome = await run(join(folder, 'nothing.jsonl'));
    expect(outcome.code).toBe(1);
    expect(outcome.err).toMatch(/^The file .*nothing\.jsonl cannot be read \(ENOENT\)\.\n$/);
  });

  it('tells a wrong command by its own code', async () => {
    expect((await veche({}, ['imprt'])).code).toBe(2);
    expect((await veche({}, ['import', 'threads'])).code).toBe(2);
    expect((await veche({}, ['--help'])).code).toBe(0);
  });
});
