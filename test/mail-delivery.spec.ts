import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MailDraft, Mails, renderMail } from '#messaging';
import { Database } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { type MailServer, type Mood, startMailServer } from './support/mail-server.js';

interface Row {
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
  parked_at: Date | null;
  text: string | null;
}

let server: MailServer;
let app: TestApp;
let number = 0;

beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ environment: { SMTP_URL: server.url, MAIL_FROM: 'Вече <desk@veche.example>' } });
});

afterAll(async () => {
  await app.close();
  await server.close();
});

beforeEach(() => {
  server.mood = 'TAKES';
  number += 1;
});

describe('a queued message', () => {
  it('arrives as it was written, and its text is wiped', async () => {
    const draft = message({
      headers: {
        References: '<thread-1001@veche.example>',
        'List-Unsubscribe': '<https://veche.example/unsubscribe?token=x>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    await queue(draft);
    const mail = await server.mailTo(draft.to);

    expect(mail.subject).toBe('Ответ на вопрос «Где моё заявление?»');
    expect(mail.from?.value).toEqual([{ address: 'desk@veche.example', name: 'Вече' }]);
    expect(mail.text).toContain('Ответ готов: <ждём> вас & ваших близких.');
    expect(mail.html).toContain('Ответ готов: &lt;ждём&gt; вас &amp; ваших близких.');
    expect(mail.references).toBe('<thread-1001@veche.example>');
    const raw = new Map(mail.headerLines.map(({ key, line }) => [key, line]));
    expect(raw.get('list-unsubscribe')).toContain('<https://veche.example/unsubscribe?token=x>');
    expect(raw.get('list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
    expect(raw.get('auto-submitted')).toContain('auto-generated');
    await until(draft.key, (row) => row.sent_at !== null);
    expect(await rowOf(draft.key)).toMatchObject({ text: null, attempts: 1, last_error: null });
  });

  it('of a key that was queued before does not go out again', async () => {
    const draft = message();
    expect(await queue(draft)).toBe(true);
    await server.mailTo(draft.to);
    expect(await queue({ ...draft, text: 'Other words.' })).toBe(false);
    await Promise.all([queue(message({ key: 'same' })), queue(message({ key: 'same' }))]);
    await server.mailTo(message().to);
    await app.settle();
    expect(receivedBy(draft.to)).toHaveLength(2);
  });

  it('of a transaction that is rolled back does not go out', async () => {
    const draft = message();
    const failing = app.get(Database).transaction(async (tx) => {
      await app.get(Mails).queue(tx, draft);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await app.settle();
    expect(receivedBy(draft.to)).toHaveLength(0);
    expect(await rowOf(draft.key)).toBeUndefined();
  });

  it('goes to one address, whatever is written there', async () => {
    const draft = message({ to: 'one@veche.example, two@veche.example' });
    await queue(draft);
    await until(draft.key, (row) => row.attempts > 0 && (row.parked_at ?? row.sent_at) !== null);
    const recipients = server.received.flatMap(({ to }) => [to].flat().flatMap((each) => each?.value ?? []));
    expect(recipients.map(({ address }) => address)).not.toContain('two@veche.example');
  });
});

describe('a mail server in trouble', () => {
  const passing: Array<[Mood, RegExp]> = [
    ['BUSY', /Come back later/],
    ['REFUSES_SENDER', /Sender not allowed/],
    ['HANGS', /connection|timeout/i],
    ['DROPS', /connection|socket/i],
  ];
  it.each(passing)('%s: the message goes out later, once', async (mood, reason) => {
    server.mood = mood;
    const draft = message();
    await queue(draft);
    const failed = await until(draft.key, (row) => row.last_error !== null);
    expect(failed).toMatchObject({ attempts: 1, sent_at: null, parked_at: null });
    expect(failed.last_error).toMatch(reason);

    server.mood = 'TAKES';
    await hurry();
    await server.mailTo(draft.to);
    await until(draft.key, (row) => row.sent_at !== null);
    await app.settle();
    expect(receivedBy(draft.to)).toHaveLength(1);
  });

  const lasting: Array<[Mood, RegExp]> = [
    ['NO_MAILBOX', /No such mailbox/],
    ['REFUSES_CONTENT', /Looks like spam/],
  ];
  it.each(lasting)('%s: the message is parked with the reason, and not tried again', async (mood, reason) => {
    server.mood = mood;
    const draft = message();
    await queue(draft);
    const parked = await until(draft.key, (row) => row.parked_at !== null);
    expect(parked.last_error).toMatch(reason);

    server.mood = 'TAKES';
    const before = server.attempts;
    await app.settle();
    expect(await waitingJobs()).toBe(0);
    expect(server.attempts).toBe(before);
  });

  it('that loses its reply gets the message again under the same Message-ID', async () => {
    server.mood = 'LOSES_REPLY';
    const draft = message();
    await queue(draft);
    await until(draft.key, (row) => row.last_error !== null);

    server.mood = 'TAKES';
    await hurry();
    const second = await server.mailTo(draft.to, 2);
    expect(second.messageId).toBeTruthy();
    expect(receivedBy(draft.to).map(({ messageId }) => messageId)).toEqual([
      second.messageId,
      second.messageId,
    ]);
  });

  it('for days: the message is parked after the last try', async () => {
    server.mood = 'BUSY';
    const draft = message();
    await queue(draft);
    await until(draft.key, (row) => row.attempts === 1 && row.last_error !== null);
    await app.db.query('UPDATE mail SET attempts = 24 WHERE key = $1', [draft.key]);
    await hurry();
    const parked = await until(draft.key, (row) => row.parked_at !== null);
    expect(parked).toMatchObject({ attempts: 25, sent_at: null });
  });
});

describe('a process that died', () => {
  it('while it delivered leaves the message to the others', async () => {
    const draft = message();
    server.mood = 'BUSY';
    await queue(draft);
    await until(draft.key, (row) => row.last_error !== null);
    server.mood = 'TAKES';
    // As a killed worker leaves it: its job locked for hours, its lease run out.
    await app.db.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'killed' WHERE key = $1",
      [`mail:${await idOf(draft.key)}`],
    );
    await app.db.query("UPDATE mail SET leased_until = now() - interval '1 second' WHERE key = $1", [
      draft.key,
    ]);
    await app.db.query("SELECT graphile_worker.add_job('mail.recover')");
    await server.mailTo(draft.to);
    await until(draft.key, (row) => row.sent_at !== null);
    expect(receivedBy(draft.to)).toHaveLength(1);
  });

  it('is not taken for dead while its lease holds', async () => {
    const draft = message();
    server.mood = 'BUSY';
    await queue(draft);
    await until(draft.key, (row) => row.last_error !== null);
    server.mood = 'TAKES';
    await app.db.query("UPDATE mail SET leased_until = now() + interval '1 minute' WHERE key = $1", [
      draft.key,
    ]);
    await app.db.query("SELECT graphile_worker.add_job('mail.recover')");
    await hurry();
    await sleep(1_500);
    expect(receivedBy(draft.to)).toHaveLength(0);
  });
});

function message(change: Partial<MailDraft> = {}): MailDraft {
  const content = renderMail({
    locale: 'ru',
    paragraphs: ['Ответ готов: <ждём> вас & ваших близких.'],
    footer: ['Форум «Вече»'],
  });
  return {
    key: `test:${number}`,
    to: `citizen${number}@veche.example`,
    subject: 'Ответ на вопрос «Где моё заявление?»',
    ...content,
    ...change,
  };
}

const queue = (draft: MailDraft): Promise<boolean> =>
  app.get(Database).transaction((tx) => app.get(Mails).queue(tx, draft));

const receivedBy = (address: string) =>
  server.received.filter(({ to }) =>
    [to].flat().some((each) => each?.value.some((recipient) => recipient.address === address)),
  );

async function rowOf(key: string): Promise<Row | undefined> {
  const [row] = await app.db.query<Row>(
    'SELECT attempts, last_error, sent_at, parked_at, text FROM mail WHERE key = $1',
    [key],
  );
  return row;
}

async function idOf(key: string): Promise<string> {
  const [row] = await app.db.query<{ id: string }>('SELECT id FROM mail WHERE key = $1', [key]);
  if (!row) throw new Error(`No mail ${key}`);
  return row.id;
}

async function until(key: string, holds: (row: Row) => boolean): Promise<Row> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const row = await rowOf(key);
    if (row && holds(row)) return row;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(row)}`);
    await sleep(20);
  }
}

/** Lets what waits for its next try be tried now. */
const hurry = () =>
  app.db.query(
    'SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) FROM graphile_worker.jobs WHERE locked_at IS NULL',
  );

async function waitingJobs(): Promise<number> {
  const rows = await app.db.query<{ task: string }>(
    "SELECT task_identifier AS task FROM graphile_worker.jobs WHERE task_identifier = 'mail.deliver'",
  );
  return rows.length;
}
