import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a question was sent the last time stands with it, so that every list can say so. */
export class RedirectedTo1764103000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE thread ADD redirected_to text CONSTRAINT thread_redirected_to_known CHECK
        (redirected_to IN ('TICKET', 'PHONE'));
      UPDATE thread t SET redirected_to = r.kind
      FROM (SELECT DISTINCT ON (thread_id) thread_id, kind FROM redirection
            ORDER BY thread_id, redirected_at DESC, id DESC) AS r
      WHERE t.id = r.thread_id;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE thread DROP COLUMN redirected_to');
  }
}
