import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a person was going when they had to sign up. */
export class ReturnAfterSignUp1764102800000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE pending_sign_up ADD COLUMN return_to text');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE pending_sign_up DROP COLUMN return_to');
  }
}
