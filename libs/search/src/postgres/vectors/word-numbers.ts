import { randomInt } from 'node:crypto';

const FIRST_ROOM = 1_024;
const SPACE = 0x20;
/** Before the letters of a word stand its number and its length, in two halves each. */
const HEAD = 4;
const HALF = 16;

/**
 * Gives each distinct word a number, 0 to the first. What a `Map` does, but for words as they stand in a text: a map would
 * have each cut out first, which takes several times as long as all the rest of making a document comparable. Finding a rare
 * word mostly means waiting for memory: so all that is needed for it stands in two places.
 */
export class WordNumbers {
  private count = 0;
  /** A table with open addressing, a power of two long: hash and beginning of a word, or twice 0 where it is free. */
  private table = new Int32Array(4 * FIRST_ROOM);
  /** All words with their heads, one after the other; 0 is no beginning. */
  private letters = new Uint16Array(16 * FIRST_ROOM);
  private end = 1;
  /** Where each number begins. */
  private begins = new Uint32Array(FIRST_ROOM);
  /** Of the words of the text that is read. */
  private hashes = new Int32Array(FIRST_ROOM);
  private ends = new Uint32Array(FIRST_ROOM);
  /** Kept lest fetching be left out as useless. */
  protected fetched = 0;

  /**
   * @param factor of hashes, odd; another one in each process, lest somebody write texts whose words all have one hash.
   */
  constructor(private readonly factor = randomFactor()) {}

  get size(): number {
    return this.count;
  }

  /** @param text words with one space between. @returns the number of each, in order. */
  inText(text: string): number[] {
    const count = this.readWords(text);
    this.fetch(count);
    const numbers: number[] = [];
    let from = 0;
    for (let i = 0; i < count; i += 1) {
      const to = this.ends[i] ?? 0;
      numbers.push(this.numberOf(this.hashes[i] ?? 0, text, from, to));
      from = to + 1;
    }
    return numbers;
  }

  /** @param word without a space. */
  of(word: string): number {
    return this.inText(word)[0] ?? this.numberOf(0, word, 0, 0);
  }

  word(number: number): string {
    const begin = this.begins[number] ?? 0;
    return Buffer.from(this.letters.buffer, 2 * (begin + HEAD), 2 * this.whole(begin + 2)).toString(
      'utf16le',
    );
  }

  /** @returns how many words there are. */
  private readWords(text: string): number {
    const { factor } = this;
    let count = 0;
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter === SPACE) {
        this.noteWord(count++, hash, at);
        hash = 0;
      } else hash = (Math.imul(hash, factor) + letter) | 0;
    }
    if (text !== '') this.noteWord(count++, hash, text.length);
    return count;
  }

  private noteWord(at: number, hash: number, end: number): void {
    if (at === this.hashes.length) {
      this.hashes = enlarged(this.hashes, new Int32Array(2 * at));
      this.ends = enlarged(this.ends, new Uint32Array(2 * at));
    }
    this.hashes[at] = hash;
    this.ends[at] = end;
  }

  /**
   * Brings what is needed for these words from memory: the processor waits for many at a time, as none depends on another.
   * Looked up one after the other they take twice as long.
   */
  private fetch(count: number): void {
    const { table, letters, hashes } = this;
    const last = table.length - 2;
    let fetched = 0;
    for (let i = 0; i < count; i += 1)
      fetched ^= letters[table[(placeOf(hashes[i] ?? 0) & last) + 1] ?? 0] ?? 0;
    this.fetched = fetched;
  }

  private numberOf(hash: number, text: string, from: number, to: number): number {
    const { table } = this;
    const last = table.length - 2;
    for (let place = placeOf(hash) & last; ; place = (place + 2) & last) {
      const begin = table[place + 1] ?? 0;
      if (begin === 0) return this.add(place, hash, text, from, to);
      if (table[place] === hash && this.isAt(begin, text, from, to)) return this.whole(begin);
    }
  }

  private isAt(begin: number, text: string, from: number, to: number): boolean {
    if (this.whole(begin + 2) !== to - from) return false;
    const { letters } = this;
    const first = begin + HEAD - from;
    for (let at = from; at < to; at += 1) if (letters[first + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  private add(place: number, hash: number, text: string, from: number, to: number): number {
    const number = this.count;
    const begin = this.end;
    this.end = begin + HEAD + to - from;
    if (this.end > this.letters.length) this.letters = enlarged(this.letters, new Uint16Array(2 * this.end));
    this.putWhole(number, begin);
    this.putWhole(to - from, begin + 2);
    for (let at = from; at < to; at += 1) this.letters[begin + HEAD + at - from] = text.charCodeAt(at);
    this.table[place] = hash;
    this.table[place + 1] = begin;
    this.begins[number] = begin;
    this.count += 1;
    if (this.count === this.begins.length) this.enlarge();
    return number;
  }

  private enlarge(): void {
    this.begins = enlarged(this.begins, new Uint32Array(2 * this.count));
    const smaller = this.table;
    this.table = new Int32Array(2 * smaller.length);
    const last = this.table.length - 2;
    for (let from = 0; from < smaller.length; from += 2) {
      const hash = smaller[from] ?? 0;
      const begin = smaller[from + 1] ?? 0;
      if (begin === 0) continue;
      let place = placeOf(hash) & last;
      while (this.table[place + 1] !== 0) place = (place + 2) & last;
      this.table[place] = hash;
      this.table[place + 1] = begin;
    }
  }

  private whole(at: number): number {
    return (this.letters[at] ?? 0) | ((this.letters[at + 1] ?? 0) << HALF);
  }

  private putWhole(value: number, at: number): void {
    this.letters[at] = value;
    this.letters[at + 1] = value >>> HALF;
  }
}

/** 5 more than a multiple of 8: every bit of a letter then moves through all higher ones. */
const randomFactor = (): number => 8 * randomInt(2 ** 27) + 5;

/** Even: hash and beginning stand side by side. */
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) << 1;

function enlarged<T extends Int32Array | Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
