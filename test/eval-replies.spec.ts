import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { veche } from './support/command.js';
import { type TestDatabase, cloneDatabase } from './support/database.js';

const PASSWORD = 'Нажмите «Забыли пароль» на странице входа.';
const STATEMENT = 'Откройте раздел «Документы» и нажмите «Скачать».';
/** The password has three like questions, the statement two; the answer to the last occurs nowhere else. */
const ARCHIVE = [
  ['p1', 'Забыл пароль от портала, как войти?', PASSWORD],
  ['p2', 'Как войти на портал, если забыл пароль?', 'нажмите: ЗАБЫЛИ ПАРОЛЬ на странице входа'],
  ['p3', 'Забыл пароль, не могу войти на портал', PASSWORD],
  ['s1', 'Где скачать выписку из реестра недвижимости?', STATEMENT],
  ['s2', 'Не нахожу, где скачать выписку из реестра', STATEMENT],
  ['x1', 'Когда вернётся оплаченная дважды пошлина?', 'Деньги вернутся в течение десяти дней.'],
].map(([id, question, answer]) => ({ id, category: 'Портал', question, answer }));

describe('veche eval-replies', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  const evaluate = (lines: readonly object[], ...options: string[]) =>
    veche(
      { DATABASE_URL: db.url, MIGRATION_DATABASE_URL: db.ownerUrl },
      ['eval-replies', '-', ...options],
      lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
  const scratch = () => db.query(`SELECT datname FROM pg_database WHERE datname LIKE 'veche_scratch_%'`);

  it('counts what is suggested for each question by the archive without it', async () => {
    const { code, out, err } = await evaluate(ARCHIVE, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ n: 6, 'hit@1': 0.8333, 'hit@3': 0.8333, answerElsewhere: 0.8333 });
  });

  it('suggests nothing that only the question itself was answered', async () => {
    const { out } = await evaluate(ARCHIVE.slice(3, 6).slice(1), '--json');
    expect(JSON.parse(out)).toEqual({ n: 2, 'hit@1': 0, 'hit@3': 0, answerElsewhere: 0 });
  });

  it('tells it in lines too, and broken lines by their number', async () => {
    const { code, out, err } = await evaluate([...ARCHIVE, { id: 'broken' }]);
    expect(out).toBe('n: 6\nhit@1: 0.8333\nhit@3: 0.8333\nanswerElsewhere: 0.8333\n');
    expect(err).toContain('Line 7: ');
    expect(code).toBe(3);
  });

  it("leaves the service's data alone and no database behind", async () => {
    expect(await db.query('SELECT 1 FROM thread')).toEqual([]);
    expect(await scratch()).toEqual([]);
  });

  it('names the file that cannot be read', async () => {
    const { code, err } = await veche({ DATABASE_URL: db.url }, ['eval-replies', 'no-such-file.jsonl']);
    expect(code).toBe(1);
    expect(err).toContain('no-such-file.jsonl');
  });
});
