import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Audit, Database, VerifyAudit } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { veche } from './support/command.js';

const EVERYTHING = { from: null, to: null };
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const append = (id: string, facts: Record<string, string | number> = { code: 'ДА', count: 2 }) =>
  app
    .get(Database)
    .transaction((tx) =>
      app
        .get(Audit)
        .append(tx, { actorId: null, action: 'test.done', subject: { type: 'Thing', id }, facts }),
    );

const verified = async (known: Parameters<VerifyAudit['execute']>[1] = null) =>
  (await app.get(VerifyAudit).execute(EVERYTHING, known)).fault;

/** As somebody with all rights of the server would do it, past triggers. */
async function tamper(...statements: string[]): Promise<void> {
  const superuser = new Client({ connectionString: app.db.ownerUrl });
  await superuser.connect();
  await superuser.query('BEGIN');
  await superuser.query('SET LOCAL session_replication_role = replica');
  for (const statement of statements) await superuser.query(statement);
  await superuser.query('COMMIT');
  await superuser.end();
}

const entryOf = (seq: number) => `(SELECT entry_id FROM audit_seal WHERE seq = ${seq})`;

describe('a log of ten rows', () => {
  beforeAll(async () => {
    for (let n = 1; n <= 10; n += 1) await append(`thing-${n}`);
    await app.db.query('CREATE TABLE kept_entry AS SELECT * FROM audit_entry');
    await app.db.query('CREATE TABLE kept_seal AS SELECT * FROM audit_seal');
  });
  afterEach(() =>
    tamper(
      'DELETE FROM audit_entry',
      'DELETE FROM audit_seal',
      'INSERT INTO audit_entry SELECT * FROM kept_entry',
      'INSERT INTO audit_seal SELECT * FROM kept_seal',
    ),
  );

  it('is whole', async () => {
    expect(await verified()).toBeNull();
  });

  it.each([
    ['the time', `at = at + interval '1 millisecond'`],
    ['the person', 'actor_id = gen_random_uuid()'],
    ['the action', `action = 'test.undone'`],
    ['the subject', `subject_id = 'thing-9'`],
    ['a fact', `facts = '{"code":"НЕТ","count":2}'`],
    ['how a number is written', `facts = '{"code":"ДА","count":2.00000000000000000001}'`],
    ['the digest', 'digest = sha256(digest)'],
  ])('a row of which %s was changed is named', async (_what, change) => {
    await tamper(`UPDATE audit_entry SET ${change} WHERE id = ${entryOf(5)}`);
    expect(await verified()).toMatchObject({ kind: 'CHANGED', seq: 5 });
  });

  it('a row that was changed and sealed anew is named by the one that followed the old', async () => {
    await tamper(
      `UPDATE audit_seal SET hash = sha256(previous || int8send(seq) || sha256('other')) WHERE seq = 5`,
    );
    expect(await verified()).toMatchObject({ kind: 'CHANGED', seq: 5 });
  });

  it('a deleted row is named, whether its entry, its seal or both are gone', async () => {
    await tamper(`DELETE FROM audit_entry WHERE id = ${entryOf(4)}`);
    expect(await verified()).toMatchObject({ kind: 'MISSING', seq: 4 });
    await tamper('DELETE FROM audit_seal WHERE seq = 4');
    expect(await verified()).toMatchObject({ kind: 'MISSING', seq: 4 });
  });

  it('a deleted row is named even when those after it are renumbered', async () => {
    await tamper(
      `DELETE FROM audit_entry WHERE id = ${entryOf(4)}`,
      'DELETE FROM audit_seal WHERE seq = 4',
      'UPDATE audit_seal SET seq = -seq WHERE seq > 4',
      'UPDATE audit_seal SET seq = -seq - 1 WHERE seq < 0',
    );
    expect(await verified()).toMatchObject({ kind: 'MISSING', seq: 4 });
  });

  it.each([
    ['their places', 'seq'],
    ['their entries', 'entry_id'],
  ])('two rows that swapped %s are named', async (_what, column) => {
    const spare = column === 'seq' ? '-1' : 'gen_random_uuid()';
    const [third, seventh] = await app.db.query<{ value: string }>(
      `SELECT ${column}::text AS value FROM audit_seal WHERE seq IN (3, 7) ORDER BY seq`,
    );
    const hashes = await app.db.query<{ hash: Buffer }>(
      'SELECT hash FROM audit_seal WHERE seq IN (3, 7) ORDER BY seq',
    );
    const [a, b] = hashes.map(({ hash }) => `'\\x${hash.toString('hex')}'`);
    await tamper(
      `UPDATE audit_seal SET ${column} = ${spare} WHERE hash = ${a}`,
      `UPDATE audit_seal SET ${column} = '${third?.value}' WHERE hash = ${b}`,
      `UPDATE audit_seal SET ${column} = '${seventh?.value}' WHERE hash = ${a}`,
    );
    expect(await verified()).toMatchObject({ kind: 'REORDERED', seq: 3 });
  });

  it('an inserted row is named: without a seal, and with one in the middle', async () => {
    const id = '01993b5c-0000-7000-8000-000000000001';
    const forged = `INSERT INTO audit_entry SELECT '${id}', at, actor_id, action, subject_type, 'forged', facts,
      digest FROM audit_entry LIMIT 1`;
    await tamper(forged);
    expect(await verified()).toMatchObject({ kind: 'INSERTED', seq: null, entryId: id });
    await tamper(
      'UPDATE audit_seal SET seq = -seq WHERE seq > 5',
      'UPDATE audit_seal SET seq = -seq + 1 WHERE seq < 0',
      `INSERT INTO audit_seal SELECT 6, '${id}', hash, sha256(hash) FROM audit_seal WHERE seq = 5`,
    );
    expect((await verified())?.seq).toBe(6);
  });

  it('a tail that was cut off is found by a head that is known', async () => {
    const { head } = await app.get(VerifyAudit).execute(EVERYTHING);
    await tamper(
      `DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE seq > 8)`,
      'DELETE FROM audit_seal WHERE seq > 8',
    );
    expect(await verified()).toBeNull();
    expect(await verified(head)).toMatchObject({ kind: 'TRUNCATED', seq: 9 });
    await append('another nine');
    await append('another ten');
    expect(await verified(head)).toMatchObject({ kind: 'REWRITTEN', seq: 10 });
  });

  it('an operator is told the fault by name and by exit code', async () => {
    const environment = { DATABASE_URL: app.db.url };
    const whole = await veche(environment, ['audit', 'verify']);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toMatch(/^10 rows, whole\. Head: 10:[0-9a-f]{64}\n$/);
    await tamper(`UPDATE audit_entry SET action = 'x' WHERE id = ${entryOf(2)}`);
    const broken = await veche(environment, ['audit', 'verify', '--json']);
    expect(broken.code).toBe(3);
    expect(JSON.parse(broken.out)).toMatchObject({ whole: false, fault: { kind: 'CHANGED', seq: 2 } });
    const cut = await veche(environment, ['audit', 'verify', '--head', `11:${'0'.repeat(64)}`]);
    expect(cut.code).toBe(3);
    expect((await veche(environment, ['audit', 'verify', '--from', 'yesterday'])).code).toBe(1);
  });
});

describe('many writers', () => {
  it('sixteen at once make one chain without a gap, those that roll back leave none', async () => {
    const before = await app.get(VerifyAudit).execute(EVERYTHING);
    const write = async (writer: number) => {
      for (let n = 0; n < 25; n += 1) {
        if (n % 5 === 4) {
          const failing = app.get(Database).transaction(async (tx) => {
            const subject = { type: 'Thing', id: 'never' };
            await app.get(Audit).append(tx, { actorId: null, action: 'test.never', subject, facts: {} });
            throw new Error('rolled back');
          });
          await expect(failing).rejects.toThrow('rolled back');
        } else await append(`writer ${writer}, ${n}`);
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    const after = await app.get(VerifyAudit).execute(EVERYTHING);
    expect(after.fault).toBeNull();
    expect(after.rows).toBe(before.rows + 16 * 20);
    expect(after.head?.seq).toBe(after.rows);
  });

  it('one that holds its transaction open, or is killed in it, neither blocks nor breaks the others', async () => {
    const { rows } = await app.get(VerifyAudit).execute(EVERYTHING);
    const slow = new Client({ connectionString: app.db.url });
    slow.on('error', () => undefined);
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`INSERT INTO audit_entry VALUES
      (gen_random_uuid(), now(), NULL, 'test.slow', 'Thing', 'slow', '{}', sha256('slow'))`);
    await append('meanwhile');
    const { rows: pids } = await slow.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await app.db.query('SELECT pg_terminate_backend($1)', [pids[0]?.pid]);
    await append('afterwards');
    const after = await app.get(VerifyAudit).execute(EVERYTHING);
    expect([after.fault, after.rows]).toEqual([null, rows + 2]);
  });
});

describe('the role of the application', () => {
  it.each([
    "UPDATE audit_entry SET action = 'x'",
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'UPDATE audit_seal SET seq = seq + 1',
    'DELETE FROM audit_seal',
    'TRUNCATE audit_seal',
    "INSERT INTO audit_seal VALUES (99999, gen_random_uuid(), '', '')",
    'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
    'DROP TABLE audit_entry',
    'SET session_replication_role = replica',
  ])('may not: %s', async (statement) => {
    const refused = app.get(Database).transaction((tx) => tx.query(statement));
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });

  it('nor may the owner, as long as the triggers stand', async () => {
    const changes = ["UPDATE audit_entry SET action = 'x'", 'UPDATE audit_seal SET seq = seq + 1'];
    for (const table of ['audit_entry', 'audit_seal'])
      changes.push(`DELETE FROM ${table}`, `TRUNCATE ${table}`);
    for (const change of changes) await expect(app.db.query(change)).rejects.toThrow('append-only');
  });

  it('is told at the start, and by the verification, when it could change the log', async () => {
    const outcome = await veche({ DATABASE_URL: app.db.ownerUrl }, ['audit', 'verify']);
    expect(outcome.code).toBe(0);
    expect(outcome.err).toMatch(/^The audit log is not protected from the database role "\w+"/);
  });
});
