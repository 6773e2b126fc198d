import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Redirections are counted by the reports of a period, along their time. */
export class RedirectionsByTime1764102110000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE INDEX redirection_time_idx ON redirection (redirected_at)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX redirection_time_idx');
  }
}
