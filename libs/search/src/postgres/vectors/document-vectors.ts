import type { ReadyVectors } from '../documents.js';
import { GrowingBytes } from './growing-bytes.js';
import { type Lexemes, NO_LEXEME, OTHERWISE } from './lexemes.js';
import type { NumberedDocument, NumberedDocuments } from './document-numbers.js';

/** A `tsvector` holds so many places of a lexeme, and none after this one: which of them, PostgreSQL decides. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_383;
/** Weights as a place has them above its number. */
const [A, B, C, D] = [3, 2, 1, 0].map((weight) => weight << 14) as [number, number, number, number];
/** Object identifier of `tsvector` (pg_type.dat), and the header of an array of them: one dimension, with nulls. */
const VECTOR_TYPE = 3_614;
const HEADER = [1, 1, VECTOR_TYPE];
const FIRST_NUMBER = 1;
const NULL = -1;
/** Of the length that stands before each vector. */
const LENGTH_BYTES = 4;

/**
 * Writes the vectors of documents. PostgreSQL would take texts apart and stem each word of them for longer than all the rest
 * of a rebuild takes; it is asked once what it makes of each word. What comes out is what `to_tsvector` gives, as words
 * of comparable texts stand apart and each is taken alone; `veche search verify` holds one against the other.
 */
export class DocumentVectors {
  private readonly written = new GrowingBytes();
  /** Of the document that is being written: how often it has each lexeme, and which it has. */
  private counts = new Uint32Array();
  private distinct: number[] = [];
  /** The lexemes in their order, and where each stands, with its weight. */
  private sequence: number[] = [];
  private places: number[] = [];
  private last = 0;
  /** Where the next place of each lexeme goes when they are put together. */
  private next = new Uint32Array();

  /** @returns PostgreSQL's own bytes (`array_recv`, `tsvectorrecv`); missing are documents so long that it keeps a part of them. */
  of({ documents, lexemes }: NumberedDocuments): ReadyVectors {
    const missing = new Set<number>();
    this.makeRoom(lexemes.size);
    this.written.cutTo(0);
    for (const word of [...HEADER, documents.length, FIRST_NUMBER]) this.written.int32(word);
    for (const [i, document] of documents.entries()) {
      if (this.write(document, lexemes)) continue;
      missing.add(i);
      this.written.int32(NULL);
    }
    return { vectors: this.written.taken(), missing };
  }

  /** @returns whether PostgreSQL would keep the whole of it. */
  private write({ period, title, question, answer, others }: NumberedDocument, lexemes: Lexemes): boolean {
    this.begin();
    this.part(title, A, lexemes);
    const placeless = this.distinct.map((lexeme) => lexemes.inTitle(lexeme));
    placeless.push(lexemes.numberOf(period));
    this.part(question, D, lexemes);
    this.part(answer, B, lexemes);
    this.part(others, C, lexemes);
    const present = this.distinct.concat(placeless);
    for (const lexeme of present) lexemes.count(lexeme);
    if (!this.isWhole()) return false;
    this.writeLexemes(present, lexemes);
    return true;
  }

  private begin(): void {
    for (const lexeme of this.distinct) this.counts[lexeme] = 0;
    this.distinct = [];
    this.sequence = [];
    this.places = [];
    this.last = 0;
  }

  /** As `setweight` and `||` put parts together: each goes on behind the last lexeme of those before it. */
  private part(words: readonly number[], weight: number, lexemes: Lexemes): void {
    let before = this.last;
    for (const word of words) {
      const lexeme = lexemes.ofWord[word] ?? NO_LEXEME;
      if (lexeme === OTHERWISE) {
        const apart = lexemes.apart(word);
        for (const each of apart.lexemes) this.note(each.lexeme, before + each.place, weight);
        before += apart.places;
        continue;
      }
      before += 1;
      if (lexeme !== NO_LEXEME) this.note(lexeme, before, weight);
    }
  }

  private note(lexeme: number, place: number, weight: number): void {
    const count = this.counts[lexeme] ?? 0;
    if (count === 0) this.distinct.push(lexeme);
    this.counts[lexeme] = count + 1;
    this.sequence.push(lexeme);
    this.places.push(weight | place);
    this.last = place;
  }

  private isWhole(): boolean {
    return (
      this.last < LAST_PLACE &&
      (this.last <= MOST_PLACES || this.distinct.every((lexeme) => (this.counts[lexeme] ?? 0) <= MOST_PLACES))
    );
  }

  private writeLexemes(present: number[], lexemes: Lexemes): void {
    const { written } = this;
    const places = this.placesOf(present);
    const begin = written.length;
    written.int32(0);
    written.int32(present.length);
    let at = 0;
    for (const lexeme of present) {
      lexemes.copyTo(written, lexeme);
      const count = this.counts[lexeme] ?? 0;
      written.int16(count);
      for (const end = at + count; at < end; at += 1) written.int16(places[at] ?? 0);
    }
    written.putInt32(written.length - begin - LENGTH_BYTES, begin);
  }

  /** @returns the places of the first lexeme, then those of the next. */
  private placesOf(lexemes: readonly number[]): number[] {
    let sum = 0;
    for (const lexeme of lexemes) {
      this.next[lexeme] = sum;
      sum += this.counts[lexeme] ?? 0;
    }
    const places = this.places.slice();
    for (let i = 0; i < sum; i += 1) {
      const lexeme = this.sequence[i] ?? 0;
      const at = this.next[lexeme] ?? 0;
      places[at] = this.places[i] ?? 0;
      this.next[lexeme] = at + 1;
    }
    return places;
  }

  /** Lexemes that are numbered only now have no place. */
  private makeRoom(lexemes: number): void {
    if (this.counts.length >= lexemes) return;
    this.counts = new Uint32Array(2 * lexemes);
    this.next = new Uint32Array(2 * lexemes);
    this.distinct = [];
  }
}
