import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An archive that is still empty has no document of an older version; every other is built anew by the worker. */
export class IndexVersion1764101000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      INSERT INTO setting (name, value, changed_at)
      SELECT 'search.index', '{"version": 1}', now() WHERE NOT EXISTS (SELECT FROM thread)
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM setting WHERE name = 'search.index'`);
  }
}
