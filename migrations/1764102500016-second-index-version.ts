import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An archive that is still empty has no document of the version before; every other is built anew by the worker. */
export class SecondIndexVersion1764102500016 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE setting SET value = '{"version": 2}', changed_at = now()
      WHERE name = 'search.index' AND NOT EXISTS (SELECT FROM thread)
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE setting SET value = '{"version": 1}', changed_at = now()
      WHERE name = 'search.index' AND NOT EXISTS (SELECT FROM thread)
    `);
  }
}
