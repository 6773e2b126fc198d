import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, cloneDatabase } from './support/database.js';
import { veche } from './support/command.js';

const isOpen = (at: string): string => JSON.stringify({ op: 'isOpen', schedule: 'moderation', at });

/** `veche working-time`: the schedules of the installation, in the order of the questions. */
describe('veche working-time', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
    await db.query(
      `INSERT INTO production_calendar_year (calendar, year, changed_at) VALUES ('RU', 2028, now())`,
    );
    await db.query(
      `INSERT INTO production_calendar_day (calendar, year, date, kind, name)
       VALUES ('RU', 2028, '2028-01-03', 'holiday', 'Каникулы')`,
    );
  });
  afterAll(() => db.drop());

  const ask = async (...lines: string[]) => {
    const { code, out, err } = await veche({ DATABASE_URL: db.url }, ['working-time'], lines.join('\n'));
    return {
      code,
      err,
      answers: out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as unknown),
    };
  };

  it('answers each line and goes on after a broken one', async () => {
    const { code, answers, err } = await ask(
      isOpen('2026-05-11T08:00:00+03:00'),
      '{"op":"isOpen"',
      isOpen('2028-01-03T12:00:00+03:00'),
      isOpen('2029-01-03T12:00:00+03:00'),
    );
    expect(answers).toEqual([
      { open: false, opensAt: '2026-05-12T05:00:00.000Z' },
      { error: { line: 2, message: 'this is not JSON' } },
      // A year that an administrator has loaded, and one that nobody has.
      { open: false, opensAt: '2028-01-04T05:00:00.000Z' },
      expect.objectContaining({ open: true, warnings: [expect.stringContaining('2029')] }),
    ]);
    expect([code, err]).toEqual([3, '']);
  });

  it('ends with 0 when every line was answered, and answers nothing with nothing', async () => {
    expect(await ask(isOpen('2026-05-12T08:00:00+03:00'))).toMatchObject({ code: 0 });
    expect(await ask('')).toEqual({ code: 0, err: '', answers: [] });
  });
});
