import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that mean the same to the archive's search, with every version they had (docs/product.md §5). */
export class SearchSynonyms1764100330000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE search_synonym (
        id uuid NOT NULL CONSTRAINT search_synonym_pk PRIMARY KEY,
        terms text[] NOT NULL,
        mode text NOT NULL CONSTRAINT search_synonym_mode_known CHECK (mode IN ('BOTH_WAYS', 'ONE_WAY')),
        share float8 NOT NULL CONSTRAINT search_synonym_share_range CHECK (share > 0 AND share <= 1),
        version int NOT NULL,
        -- The row stays, so that what the product ships is not taken for missing.
        removed_at timestamptz
      );

      CREATE TABLE search_synonym_version (
        synonym_id uuid NOT NULL
          CONSTRAINT search_synonym_version_synonym_fk REFERENCES search_synonym (id) ON DELETE CASCADE,
        version int NOT NULL,
        terms text[] NOT NULL,
        mode text NOT NULL,
        share float8 NOT NULL,
        removed boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        -- None: it came with the product.
        changed_by uuid CONSTRAINT search_synonym_version_person_fk REFERENCES account (id) ON DELETE SET NULL,
        CONSTRAINT search_synonym_version_pk PRIMARY KEY (synonym_id, version)
      );
      CREATE INDEX search_synonym_version_person_idx ON search_synonym_version (changed_by);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE search_synonym_version; DROP TABLE search_synonym;');
  }
}
