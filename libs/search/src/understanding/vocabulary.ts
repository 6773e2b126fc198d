import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { foldIrregular, stem as stemOf } from '#russian';
import { quoteLexeme } from '../postgres/query-plan.js';

/** What the archive knows of a word. */
export interface KnownWord {
  /** `null` for a word so common that it is not looked for. */
  readonly lexeme: string | null;
  /** In how many documents it stands, in any form. */
  readonly frequency: number;
}

const UNKNOWN: KnownWord = { lexeme: '', frequency: 0 };

/** Whether texts have a word; one that is not looked for stands in every text. */
export const isFound = (word: KnownWord | undefined): boolean =>
  word !== undefined && (word.lexeme === null || word.frequency > 0);

interface Row extends KnownWord {
  readonly word: string;
}

/** The words of the archive, as its figures have them (ADR 0006); for every engine, since PostgreSQL always keeps them. */
@Injectable()
export class Vocabulary {
  constructor(private readonly database: Database) {}

  /** @param words normalised. @returns each of them. */
  async of(words: Iterable<string>): Promise<Map<string, KnownWord>> {
    const asked = [...new Set(words)];
    if (asked.length === 0) return new Map();
    const folded = asked.map(foldIrregular);
    const rows = await this.database.read<Row>('vocabulary: words', WORDS, [[...new Set(folded)]]);
    const known = new Map(rows.map(({ word, lexeme, frequency }) => [word, { lexeme, frequency }]));
    return new Map(asked.map((word, i) => [word, known.get(folded[i] ?? '') ?? UNKNOWN]));
  }

  /** @returns those of these stems that stand in some document. */
  async frequencies(stems: Iterable<string>): Promise<Map<string, number>> {
    const rows = await this.database.read<{ lexeme: string; frequency: number }>('vocabulary: stems', STEMS, [
      [...new Set(stems)],
    ]);
    return new Map(rows.map(({ lexeme, frequency }) => [lexeme, frequency]));
  }

  /** Stems that have the first or the last half of a stem: all with two wrong letters in one half are among them. */
  async withHalfOf(stem: string, least: number, most: number): Promise<Map<string, number>> {
    const half = Math.ceil(stem.length / 2);
    const rows = await this.database.read<{ lexeme: string; frequency: number }>(
      'vocabulary: halves',
      HALVES,
      [stem.slice(0, half), stem.slice(half).split('').toReversed().join(''), least, most],
    );
    return new Map(rows.map(({ lexeme, frequency }) => [lexeme, frequency]));
  }

  /** Stems that begin in one of these ways. */
  async withBeginnings(
    beginnings: readonly string[],
    least: number,
    most: number,
  ): Promise<Map<string, number>> {
    const rows = await this.database.read<{ lexeme: string; frequency: number }>(
      'vocabulary: beginnings',
      BEGINNINGS,
      [beginnings, least, most],
    );
    return new Map(rows.map(({ lexeme, frequency }) => [lexeme, frequency]));
  }

  /** Words with this stem as the archive's texts write them, from some documents of those that have one. */
  async formsOf(lexeme: string): Promise<string[]> {
    const rows = await this.database.read<{ word: string }>('vocabulary: forms', FORMS, [
      lexeme,
      quoteLexeme(lexeme),
    ]);
    return rows.map(({ word }) => word).filter((word) => stemOf(word) === lexeme);
  }

  /** How many documents there are. */
  async documents(): Promise<number> {
    const [row] = await this.database.read<{ documents: number }>(
      'vocabulary: documents',
      'SELECT documents FROM search_statistics',
    );
    return row?.documents ?? 0;
  }
}

const WORDS = `
  SELECT w.word, w.lexeme, greatest(coalesce(l.document_frequency, 0), 0) AS frequency
  FROM (SELECT word, (tsvector_to_array(to_tsvector('russian', word)))[1] AS lexeme FROM unnest($1::text[]) AS word) AS w
  LEFT JOIN search_lexeme AS l ON l.lexeme = w.lexeme
`;

const STEMS = `
  SELECT lexeme, document_frequency AS frequency FROM search_lexeme
  WHERE lexeme = ANY($1::text[]) AND document_frequency > 0
`;

/** $1 a stem, $2 the same as a query. */
const FORMS = `
  SELECT DISTINCT word
  FROM (
    SELECT t.title, t.body FROM search_document AS d JOIN search_text AS t USING (thread_id)
    WHERE d.tsv @@ $2::tsquery LIMIT 100
  ) AS document, string_to_table(document.title || ' ' || document.body, ' ') AS word
  WHERE starts_with(word, $1)
`;

/** $1 a beginning, $2 an end read backwards, $3 and $4 lengths. The last sign of Unicode follows every letter. */
const HALVES = `
  SELECT lexeme, document_frequency AS frequency FROM search_lexeme
  WHERE document_frequency > 0 AND length(lexeme) BETWEEN $3 AND $4
    AND (lexeme >= $1 AND lexeme < $1 || chr(1114109)
      OR reverse(lexeme) COLLATE "C" >= $2 AND reverse(lexeme) COLLATE "C" < $2 || chr(1114109))
`;

/** $1 beginnings, $2 and $3 lengths. */
const BEGINNINGS = `
  SELECT l.lexeme, l.document_frequency AS frequency
  FROM unnest($1::text[]) AS b (beginning)
  CROSS JOIN LATERAL (
    SELECT lexeme, document_frequency FROM search_lexeme
    WHERE lexeme >= b.beginning AND lexeme < b.beginning || chr(1114109)
      AND document_frequency > 0 AND length(lexeme) BETWEEN $2 AND $3
  ) AS l
`;
