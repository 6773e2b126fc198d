import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { putWaiting } from './support/desk-items.js';
import { putCategory } from './support/forum.js';
import { runJob } from './support/job.js';

/** Two processes with workers on one database. */
let app: TestApp;
let second: TestApp;
let moderators: TestPerson[];

beforeAll(async () => {
  app = await startApp({ at: '2026-11-20T21:00:00+03:00' });
  second = await startApp({
    at: '2026-11-20T21:00:00+03:00',
    database: { ...app.db, drop: () => Promise.resolve() },
  });
  const categoryId = await putCategory(app);
  moderators = [await app.person('MODERATOR'), await app.person('MODERATOR')];
  await app.person('SPECIALIST');
  await putWaiting(app, [
    { categoryId, dueAt: '2026-11-23T09:00:00+03:00' },
    { categoryId, dueAt: '2026-11-20T19:00:00+03:00' },
    { categoryId, dueAt: '2026-11-23T09:30:00+03:00', urgent: true },
  ]);
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const at = (instant: string) => {
  app.clock.set(instant);
  second.clock.set(instant);
};
const announced = (times = 1) => runJob(app, 'moderation.announce-opening', times);
const mails = () =>
  app.db.query<{ to_address: string; subject: string; text: string }>(
    `SELECT to_address, subject, text FROM mail WHERE key LIKE 'desk-opening:%' ORDER BY key, to_address`,
  );

describe('an opening of the desk', () => {
  it('is not announced while it is closed', async () => {
    await announced();
    expect(await mails()).toEqual([]);
  });

  it('is told to every moderator once, whatever number of workers looks', async () => {
    at('2026-11-23T08:00:30+03:00');
    await announced(12);
    const sent = await mails();
    expect(sent.map((mail) => mail.to_address).toSorted()).toEqual(
      moderators.map(({ email }) => email).toSorted(),
    );
    expect(sent[0]?.subject).toBe('Рабочее время началось: ждут 3 обращения');
    expect(sent[0]?.text).toMatch(/Срочных: 1\nПросроченных: 1/);
    expect(await app.db.query('SELECT opened_at, waiting, urgent, overdue, told FROM desk_opening')).toEqual([
      { opened_at: new Date('2026-11-23T05:00:00Z'), waiting: 3, urgent: 1, overdue: 1, told: 2 },
    ]);
  });

  it('is told by a worker that was down at that moment, and again at the next opening only', async () => {
    at('2026-11-24T11:20:00+03:00');
    await announced(5);
    expect(await mails()).toHaveLength(4);
    at('2026-11-24T19:59:59+03:00');
    await announced();
    expect(await mails()).toHaveLength(4);
    at('2026-11-25T08:00:00+03:00');
    await announced(3);
    expect(await mails()).toHaveLength(6);
  });

  it('leaves nothing behind when a message cannot be kept: it is announced whole, later', async () => {
    at('2026-11-26T08:01:00+03:00');
    const [last] = moderators.toSorted((a, b) => b.accountId.localeCompare(a.accountId));
    const key = `desk-opening:2026-11-26T05:00:00.000Z:${last?.accountId}`;
    await app.db.query(`ALTER TABLE mail ADD CONSTRAINT full_disk CHECK (key <> '${key}')`);
    await expect(announced()).rejects.toThrow(/full_disk/);
    expect(await mails()).toHaveLength(6);
    await app.db.query('ALTER TABLE mail DROP CONSTRAINT full_disk');
    await app.db.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs`);
    await announced(2);
    expect(await mails()).toHaveLength(8);
  });
});
