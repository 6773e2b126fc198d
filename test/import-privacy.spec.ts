import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { veche } from './support/command.js';
import { type TestDatabase, cloneDatabase } from './support/database.js';

/** Of invented people; the checksums are right. */
const SECRETS = [
  '8 916 123-45-67',
  '112-233-445 95',
  '500100732259',
  '4276 3800 1234 5679',
  'ivan.petrov@example.ru',
];
const CASE_NUMBER = 'MFC-0474/2022-240433-1';
const LINE = {
  id: 'letter-4510 123456',
  category: 'Вопросы с 8 916 123-45-67',
  title: 'Не приходит ответ на ivan.petrov@example.ru',
  question: `Номер дела ${CASE_NUMBER}. Мой СНИЛС 112-233-445 95, ИНН 500100732259, телефон 8 **916** 123-45-67.`,
  answer: 'Деньги вернут на карту 4276 3800 1234 5679. [Напишите](mailto:ivan.petrov@example.ru) нам.',
  askedBy: 'Иван 8 916 123-45-67',
  answeredBy: 'Отдел ivan.petrov@example.ru',
  tags: ['8 916 123-45-67'],
};
const HIDDEN = 'BANK_CARD 1, EMAIL 3, INN 1, PHONE 4, SNILS 1';

const digitsOf = (text: string) => text.replace(/[^\p{L}\p{N}@]+/gu, '');

describe('veche import threads and personal data', () => {
  let db: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    db = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'veche-import-privacy-'));
  });
  beforeEach(() => db.query('TRUNCATE thread, category CASCADE'));
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  const importLines = async (lines: readonly object[], ...options: string[]) => {
    const path = join(folder, 'archive.jsonl');
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    const environment = { DATABASE_URL: db.url, VECHE_DATA_DIR: folder };
    return veche(environment, ['import', 'threads', path, ...options]);
  };
  /** Everything of the archive that anybody could be shown. */
  const shown = async (): Promise<string> => {
    const rows = await db.query<{ all: string }>(
      `SELECT concat_ws(E'\\n', c.title, c.slug, t.title, t.slug, t.excerpt, t.author_name, t.tags, s.title, s.body,
         (SELECT string_agg(concat_ws(E'\\n', p.markdown, p.html, p.plain, p.author_name, p.department), E'\\n')
          FROM post p WHERE p.thread_id = t.id)) AS all
       FROM thread t JOIN category c ON c.id = t.category_id JOIN search_text s ON s.thread_id = t.id`,
    );
    return rows.map((row) => row.all).join('\n');
  };

  it('hides in every public text what it finds, says how often, and leaves case numbers', async () => {
    const outcome = await importLines([LINE]);
    expect(outcome).toEqual({
      code: 0,
      err: '',
      out:
        '1 threads added, 0 known already, 0 broken lines.\n' +
        `Personal data hidden in the texts (--keep-personal-data would leave it): ${HIDDEN}.\n`,
    });
    const text = await shown();
    for (const secret of SECRETS) expect(digitsOf(text)).not.toContain(digitsOf(secret));
    expect(text).toContain(`Номер дела ${CASE_NUMBER}. Мой СНИЛС [скрыто], ИНН [скрыто], телефон [скрыто].`);
    expect(text).toContain('Деньги вернут на карту [скрыто]');
    const [row] = await db.query(
      `SELECT t.title, t.author_name, t.tags, c.title ->> 'ru' AS category FROM thread t
       JOIN category c ON c.id = t.category_id`,
    );
    expect(row).toEqual({
      title: 'Не приходит ответ на [скрыто]',
      author_name: 'Иван [скрыто]',
      tags: ['[скрыто]'],
      category: 'Вопросы с [скрыто]',
    });
  });

  it('leaves it on request, which it says, and adds nothing the second time', async () => {
    const outcome = await importLines([LINE], '--keep-personal-data');
    expect(outcome.out).toContain(
      'Personal data left in the texts, as --keep-personal-data asks: BANK_CARD 1, EMAIL 3, INN 1, PHONE 3, SNILS 1.',
    );
    expect(digitsOf(await shown())).toContain(digitsOf('4276 3800 1234 5679'));
    expect(await importLines([LINE])).toMatchObject({
      out: '0 threads added, 1 known already, 0 broken lines.\n',
    });
  });

  it('leaves the contacts of the directory, and gives a title of its own where nothing else is left of it', async () => {
    const [channel] = await db.query<{ value: string }>(
      `SELECT value FROM channel WHERE kind = 'PHONE' ORDER BY position LIMIT 1`,
    );
    const line = channel?.value ?? '';
    const question = `Как дозвониться до справочной по номеру ${line}? Никто не отвечает.`;
    const outcome = await importLines([
      { id: 1, category: 'Связь', title: '+7 916 123-45-67', question, answer: question },
    ]);
    expect(outcome.out).toContain('PHONE 1.');
    const [row] = await db.query('SELECT title FROM thread');
    expect(row?.['title']).toBe(`Как дозвониться до справочной по номеру ${line}?`);
  });
});

describe('categories of an imported archive', () => {
  let db: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    db = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'veche-import-categories-'));
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  const importInto = async (prefix: string, categories: readonly string[]) => {
    const path = join(folder, 'archive.jsonl');
    const lines = categories.map((category, i) =>
      JSON.stringify({
        id: `${prefix}-${i}`,
        category,
        question: 'Где получить справку о составе семьи?',
        answer: 'В центре по месту жительства.',
      }),
    );
    await writeFile(path, lines.join('\n'));
    return veche({ DATABASE_URL: db.url, VECHE_DATA_DIR: folder }, ['import', 'threads', path]);
  };
  const stored = () =>
    db.query(`SELECT title ->> 'ru' AS name, slug, thread_count AS threads FROM category
      ORDER BY position`);

  it('are known by their names; addresses that collide get a number', async () => {
    const names = ['Угол', 'Уголь', 'Льготы 65+', 'Льготы 65-', '🏠', '年金', 'Все дела', 'Всё дела'];
    expect(await importInto('first', names)).toMatchObject({ code: 0, err: '' });
    const first = await stored();
    expect(first).toEqual([
      { name: 'Угол', slug: 'ugol', threads: 1 },
      { name: 'Уголь', slug: 'ugol-2', threads: 1 },
      { name: 'Льготы 65+', slug: 'lgoty-65', threads: 1 },
      { name: 'Льготы 65-', slug: 'lgoty-65-2', threads: 1 },
      { name: '🏠', slug: 'tema', threads: 1 },
      { name: '年金', slug: 'tema-2', threads: 1 },
      { name: 'Все дела', slug: 'vse-dela', threads: 1 },
      { name: 'Всё дела', slug: 'vse-dela-2', threads: 1 },
    ]);
    await importInto('again', [...names.toReversed(), ' уголь ', 'ЛЬГОТЫ  65+', 'ugol-2']);
    const again = await stored();
    expect(again.map(({ slug }) => slug)).toEqual(first.map(({ slug }) => slug));
    expect(again.map(({ threads }) => threads)).toEqual([2, 4, 3, 2, 2, 2, 2, 2]);
  });
});
