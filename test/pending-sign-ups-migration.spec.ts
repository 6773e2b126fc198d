import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from '#platform';
import { DataSource } from 'typeorm';
import { PendingSignUps1764102400000 } from '../migrations/1764102400000-pending-sign-ups.js';
import { ReturnAfterSignUp1764102800000 } from '../migrations/1764102800000-return-after-sign-up.js';
import { type TestApp, startApp } from './support/app.js';
import { mutate } from './support/graphql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: false });
});
afterAll(() => app.close());

it('accounts that waited for their address become pending sign-ups, whose links go on working', async () => {
  const known = await app.person('CITIZEN');
  const source = await new DataSource({ type: 'postgres', url: app.db.ownerUrl }).initialize();
  const query = source.createQueryRunner();
  const migration = new PendingSignUps1764102400000();
  await migration.down(query);
  await query.query(
    `INSERT INTO account (id, email, display_name, password_hash, role, time_zone, locale, created_at)
     SELECT gen_random_uuid(), name || '@example.ru', name,
       (SELECT password_hash FROM account WHERE id = $1), role, 'Europe/Moscow', 'ru', now()
     FROM (VALUES ('waits', 'CITIZEN'), ('late', 'CITIZEN'), ('raised', 'SPECIALIST')) AS v (name, role)`,
    [known.accountId],
  );
  await query.query(
    `INSERT INTO account_token (id, account_id, purpose, hash, created_at, expires_at)
     SELECT gen_random_uuid(), id, 'VERIFY_EMAIL', sha256(display_name::bytea), now(),
       CASE display_name WHEN 'late' THEN '2020-01-01' ELSE timestamptz '2100-01-01' END
     FROM account WHERE email_verified_at IS NULL`,
  );
  await query.query(
    `UPDATE schedule SET changed_by = (SELECT id FROM account WHERE display_name = 'raised')`,
  );
  await migration.up(query);
  await new ReturnAfterSignUp1764102800000().up(query);
  await query.release();
  await source.destroy();
  await migrate({ databaseUrl: app.db.url, migrationDatabaseUrl: app.db.ownerUrl }, []);

  expect(await app.db.query('SELECT email FROM pending_sign_up')).toEqual([{ email: 'waits@example.ru' }]);
  expect(
    await app.db.query(
      `SELECT email, password_hash IS NULL AS closed FROM account WHERE email LIKE '%@example.ru'`,
    ),
  ).toEqual([{ email: 'raised@example.ru', closed: true }]);
  const verified = await mutate(app, 'verifyEmail', { token: 'waits', password: known.password }, '');
  expect(verified.__typename).toBe('EmailVerified');
  const signedIn = await mutate(app, 'signIn', { email: 'waits@example.ru', password: known.password }, '');
  expect(signedIn.__typename).toBe('SignedIn');
});
