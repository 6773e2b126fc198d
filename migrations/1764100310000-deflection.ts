import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a similar thread made a question needless, by the day and without who asked (docs/product.md §1). */
export class Deflection1764100310000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE deflection_day (
        day date NOT NULL CONSTRAINT deflection_day_pk PRIMARY KEY,
        -- Questions that were shown similar threads before they were sent.
        shown int NOT NULL,
        -- Similar threads opened.
        opened int NOT NULL,
        -- Askers who said that one of them had helped.
        helped int NOT NULL,
        -- Of the questions shown, those that were sent all the same.
        sent int NOT NULL
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE deflection_day;');
  }
}
