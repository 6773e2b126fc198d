import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { withClient } from '#platform';

const BATCH = 500;

interface Line {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

/**
 * The floor of the import: the lines as they are, in one table that can be searched. Nothing is checked, rendered,
 * normalised or counted, and no page could show it.
 *
 * @returns seconds
 */
export async function importBarely(url: string, file: string): Promise<number> {
  return withClient(url, async (client) => {
    await client.query(`${TABLE}; SET synchronous_commit = off`);
    const start = performance.now();
    let batch: Line[] = [];
    for await (const line of createInterface({ input: createReadStream(file) })) {
      batch.push(JSON.parse(line) as Line);
      if (batch.length < BATCH) continue;
      await insert(client, batch);
      batch = [];
    }
    await insert(client, batch);
    const seconds = (performance.now() - start) / 1000;
    await client.query('DROP TABLE bare');
    return seconds;
  });
}

const TABLE = `
  CREATE TABLE bare (id text PRIMARY KEY, question text NOT NULL, answer text NOT NULL,
    tsv tsvector GENERATED ALWAYS AS (to_tsvector('russian', question || ' ' || answer)) STORED);
  CREATE INDEX ON bare USING gin (tsv)
`;

const insert = (client: Client, lines: readonly Line[]) =>
  client.query(
    'INSERT INTO bare (id, question, answer) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
    [lines.map(({ id }) => id), lines.map(({ question }) => question), lines.map(({ answer }) => answer)],
  );
