import { stem, tokens } from '#russian';
import type { JudgedDocument } from './judged-lines.js';

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly document: number;
  readonly count: number;
}

/**
 * The reference that an engine is compared with: plain BM25 over stems, in memory. Title and text are one text, there
 * are no stop words, nothing is corrected, every word of a query counts as often as it stands there.
 */
export class PlainBm25 {
  private readonly ids: string[] = [];
  private readonly lengths: number[] = [];
  private readonly postings = new Map<string, Posting[]>();
  private readonly stems = new Map<string, string>();
  private readonly meanLength: number;

  constructor(documents: Iterable<Pick<JudgedDocument, 'id' | 'title' | 'text'>>) {
    for (const document of documents) this.add(document);
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length || 1;
  }

  /** @returns keys of documents that have a word of the query, the best first. */
  search(query: string, size: number): string[] {
    const scores = new Map<number, number>();
    for (const word of this.stemsOf(query)) {
      const found = this.postings.get(word) ?? [];
      const weight = Math.log(1 + (this.ids.length - found.length + 0.5) / (found.length + 0.5));
      for (const { document, count } of found) {
        const length = (this.lengths[document] ?? 0) / this.meanLength;
        const part = (count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
        scores.set(document, (scores.get(document) ?? 0) + weight * part);
      }
    }
    return [...scores]
      .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || a - b)
      .slice(0, size)
      .map(([document]) => this.ids[document] ?? '');
  }

  private add({ id, title, text }: Pick<JudgedDocument, 'id' | 'title' | 'text'>): void {
    const words = this.stemsOf(`${title} ${text}`);
    const document = this.ids.push(id) - 1;
    this.lengths.push(words.length);
    for (const [word, { length: count }] of Map.groupBy(words, (one) => one)) {
      const there = this.postings.get(word);
      if (there) there.push({ document, count });
      else this.postings.set(word, [{ document, count }]);
    }
  }

  private stemsOf(text: string): string[] {
    return tokens(text).map((word) => {
      const known = this.stems.get(word) ?? stem(word);
      this.stems.set(word, known);
      return known;
    });
  }
}
