const FIRST_ROOM = 1_024;
const SPACE = 0x20;

/**
 * Gives each distinct word a number, 0 to the first. What a `Map` does, but for words as they stand in a text: a map would
 * have each cut out first, which takes several times as long as all the rest of making a document comparable.
 */
export class WordNumbers {
  private count = 0;
  /** A table with open addressing, a power of two long: of each place a number and one more, 0 where it is free. */
  private places = new Int32Array(2 * FIRST_ROOM);
  /** Of each number. */
  private hashes = new Int32Array(FIRST_ROOM);
  /** Where the letters of each number begin; those of a number end where those of the next one begin. */
  private begins = new Uint32Array(FIRST_ROOM + 1);
  private letters = new Uint16Array(8 * FIRST_ROOM);

  get size(): number {
    return this.count;
  }

  /** @param text words with one space between. @returns the number of each, in order. */
  inText(text: string): number[] {
    const numbers: number[] = [];
    for (let from = 0; from < text.length;) {
      let hash = 0;
      let to = from;
      for (; to < text.length; to += 1) {
        const letter = text.charCodeAt(to);
        if (letter === SPACE) break;
        hash = (Math.imul(hash, 31) + letter) | 0;
      }
      numbers.push(this.numberOf(hash, text, from, to));
      from = to + 1;
    }
    return numbers;
  }

  /** @param word without a space. */
  of(word: string): number {
    return this.inText(word)[0] ?? this.numberOf(0, word, 0, 0);
  }

  word(number: number): string {
    return String.fromCharCode(...this.letters.subarray(this.begins[number], this.begins[number + 1]));
  }

  private numberOf(hash: number, text: string, from: number, to: number): number {
    const { places, hashes } = this;
    const last = places.length - 1;
    for (let place = placeOf(hash) & last; ; place = (place + 1) & last) {
      const number = (places[place] ?? 0) - 1;
      if (number < 0) return this.add(place, hash, text, from, to);
      if (hashes[number] === hash && this.isAt(number, text, from, to)) return number;
    }
  }

  private isAt(number: number, text: string, from: number, to: number): boolean {
    const { begins, letters } = this;
    const begin = begins[number] ?? 0;
    if ((begins[number + 1] ?? 0) - begin !== to - from) return false;
    for (let at = from; at < to; at += 1)
      if (letters[begin + at - from] !== text.charCodeAt(at)) return false;
    return true;
  }

  private add(place: number, hash: number, text: string, from: number, to: number): number {
    const number = this.count;
    const begin = this.begins[number] ?? 0;
    const end = begin + to - from;
    if (end > this.letters.length) this.letters = enlarged(this.letters, new Uint16Array(2 * end));
    for (let at = from; at < to; at += 1) this.letters[begin + at - from] = text.charCodeAt(at);
    this.places[place] = number + 1;
    this.hashes[number] = hash;
    this.begins[number + 1] = end;
    this.count += 1;
    if (this.count === this.hashes.length) this.enlarge();
    return number;
  }

  private enlarge(): void {
    const room = 2 * this.count;
    this.hashes = enlarged(this.hashes, new Int32Array(room));
    this.begins = enlarged(this.begins, new Uint32Array(room + 1));
    this.places = new Int32Array(2 * room);
    const last = this.places.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let place = placeOf(this.hashes[number] ?? 0) & last;
      while (this.places[place] !== 0) place = (place + 1) & last;
      this.places[place] = number + 1;
    }
  }
}

const placeOf = (hash: number): number => hash ^ (hash >>> 15);

function enlarged<T extends Int32Array | Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
