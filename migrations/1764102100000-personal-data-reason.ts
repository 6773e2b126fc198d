import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An official answer that waits for the opening keeps why it is published with the personal data in it. */
export class PersonalDataReason1764102100000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE answer_draft ADD COLUMN personal_data_reason text');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE answer_draft DROP COLUMN personal_data_reason');
  }
}
