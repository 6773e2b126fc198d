import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the archive was asked for, without who asked: a work list for editors (docs/product.md §5). */
export class SearchQueries1764100300000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE search_query_day (
        query text COLLATE "C" NOT NULL,
        day date NOT NULL,
        asked int NOT NULL,
        -- Of these, how often nothing was found.
        unanswered int NOT NULL,
        -- How often something found was opened.
        opened int NOT NULL,
        -- How many threads the latest asking of the day found.
        results int NOT NULL,
        CONSTRAINT search_query_day_pk PRIMARY KEY (query, day)
      );
      CREATE INDEX search_query_day_day_idx ON search_query_day (day);

      CREATE TABLE search_query_done (
        query text COLLATE "C" NOT NULL CONSTRAINT search_query_done_pk PRIMARY KEY,
        -- What was asked later than on this day counts anew.
        done_day date NOT NULL,
        done_at timestamptz NOT NULL,
        done_by uuid CONSTRAINT search_query_done_person_fk REFERENCES account (id) ON DELETE SET NULL
      );
      CREATE INDEX search_query_done_person_idx ON search_query_done (done_by);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE search_query_done; DROP TABLE search_query_day;');
  }
}
