import type { EntityManager } from 'typeorm';
import { prepared, textArray } from '#platform';
import { TITLE_SIGN } from '../statements.js';
import { GrowingBytes } from './growing-bytes.js';
import { WordNumbers } from './word-numbers.js';

/** Of a word that is too common to be looked for; it takes a place all the same. */
export const NO_LEXEME = -1;
/** Of a word of which more is to be told. */
export const OTHERWISE = -2;

/** What PostgreSQL makes of a word that is not simply one lexeme, or none, at one place of the text. */
export interface TakenApart {
  /** By their places, from 1. */
  readonly lexemes: ReadonlyArray<{ readonly lexeme: number; readonly place: number }>;
  /** How many places of the text the word takes. */
  readonly places: number;
}

/** In how many documents lexemes stand. */
export interface LexemeFrequencies {
  readonly lexemes: readonly string[];
  readonly frequencies: readonly number[];
}

const NONE_YET = -1;
/** Words that are asked about at a time. */
const ASKED = 20_000;
/** Vectors of the word alone, and of a word that PostgreSQL leaves out; the 0 stands behind the word (see ASK). */
const ONE_LEXEME = /^'0':2 '([^'\\]+)':1$/;
const NONE = "'0':2";

/** What PostgreSQL's text search makes of each word, asked once. Words and lexemes go by numbers. */
export class Lexemes {
  readonly words = new WordNumbers();
  /** Of each word: its lexeme, {@link NO_LEXEME} or {@link OTHERWISE}. */
  readonly ofWord: number[] = [];
  private readonly takenApart = new Map<number, TakenApart>();
  private readonly numbers = new WordNumbers();
  /** The bytes of all lexemes, each with a zero at its end, and where each begins. */
  private readonly bytes = new GrowingBytes();
  private readonly begins = [0];
  /** Of each, the same with the sign of titles; and in how many documents it was noted. */
  private readonly titled: number[] = [];
  private readonly documents: number[] = [];

  constructor(private readonly manager: EntityManager) {}

  get size(): number {
    return this.numbers.size;
  }

  /** Asks about all words that are numbered since it did so last. */
  async learn(): Promise<void> {
    while (this.ofWord.length < this.words.size) {
      const first = this.ofWord.length;
      const words = Array.from({ length: Math.min(ASKED, this.words.size - first) }, (_, i) =>
        this.words.word(first + i),
      );
      const [row] = await prepared<{ vectors: string[] }>(this.manager, 'lexemes of words', ASK, [
        textArray(words),
      ]);
      const odd: number[] = [];
      for (const vector of row?.vectors ?? []) {
        const [, lexeme] = ONE_LEXEME.exec(vector) ?? [];
        if (lexeme === undefined && vector !== NONE) odd.push(this.ofWord.length);
        this.ofWord.push(
          lexeme === undefined ? (vector === NONE ? NO_LEXEME : OTHERWISE) : this.numberOf(lexeme),
        );
      }
      if (odd.length > 0) await this.learnApart(odd);
    }
  }

  /** @param word one that is {@link OTHERWISE}. */
  apart(word: number): TakenApart {
    return this.takenApart.get(word) ?? NOTHING;
  }

  /** The number of a lexeme; of one that no word has, too. */
  numberOf(lexeme: string): number {
    const number = this.numbers.of(lexeme);
    if (number === this.titled.length) {
      this.bytes.text(lexeme);
      this.bytes.byte(0);
      this.begins.push(this.bytes.length);
      this.titled.push(NONE_YET);
      this.documents.push(0);
    }
    return number;
  }

  /** The same with the sign of titles. */
  inTitle(lexeme: number): number {
    let titled = this.titled[lexeme] ?? NONE_YET;
    if (titled === NONE_YET) {
      titled = this.numberOf(TITLE_SIGN + this.numbers.word(lexeme));
      this.titled[lexeme] = titled;
    }
    return titled;
  }

  /** Notes that one document more has it. */
  count(lexeme: number): void {
    this.documents[lexeme] = (this.documents[lexeme] ?? 0) + 1;
  }

  /** @returns the lexemes that some document has, and how many have each. */
  frequencies(): LexemeFrequencies {
    const numbers = [...this.documents.keys()].filter((lexeme) => (this.documents[lexeme] ?? 0) > 0);
    return {
      lexemes: numbers.map((lexeme) => this.numbers.word(lexeme)),
      frequencies: numbers.map((lexeme) => this.documents[lexeme] ?? 0),
    };
  }

  /** Writes a lexeme with a zero at its end. */
  copyTo(bytes: GrowingBytes, lexeme: number): void {
    bytes.copy(this.bytes, this.begins[lexeme] ?? 0, this.begins[lexeme + 1] ?? 0);
  }

  private async learnApart(words: readonly number[]): Promise<void> {
    const [row] = await prepared<{ parts: Array<Array<[string, number]>> }>(
      this.manager,
      'lexemes of odd words',
      ASK_APART,
      [textArray(words.map((word) => this.words.word(word)))],
    );
    for (const [i, parts] of (row?.parts ?? []).entries()) {
      const [, end] = parts.pop() ?? ['', 1];
      const lexemes = parts.map(([lexeme, place]) => ({ lexeme: this.numberOf(lexeme), place }));
      this.takenApart.set(words[i] ?? 0, { lexemes, places: end - 1 });
    }
  }
}

const NOTHING: TakenApart = { lexemes: [], places: 1 };

/** Behind the word stands one more, which tells how many places the word takes. */
const VECTOR = `to_tsvector('russian', word || ' 0')`;

const ASK = `
  SELECT json_agg(${VECTOR}::text ORDER BY nth) AS vectors
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (word, nth)
`;

const ASK_APART = `
  SELECT json_agg((
    SELECT json_agg(json_build_array(lexeme, place) ORDER BY place)
    FROM unnest(${VECTOR}) AS l CROSS JOIN unnest(l.positions) AS place
  ) ORDER BY nth) AS parts
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (word, nth)
`;
