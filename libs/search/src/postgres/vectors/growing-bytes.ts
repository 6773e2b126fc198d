const FIRST_ROOM = 65_536;
/** Of one letter in UTF-16. */
const MOST_BYTES = 3;

/** Bytes that are written one after the other, numbers as PostgreSQL's binary format has them. */
export class GrowingBytes {
  private bytes = Buffer.allocUnsafe(FIRST_ROOM);
  private end = 0;

  get length(): number {
    return this.end;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.end++] = value;
  }

  int16(value: number): void {
    this.room(2);
    const { bytes, end } = this;
    bytes[end] = value >>> 8;
    bytes[end + 1] = value;
    this.end = end + 2;
  }

  int32(value: number): void {
    this.int16(value >>> 16);
    this.int16(value);
  }

  text(value: string): void {
    this.room(MOST_BYTES * value.length);
    this.end += this.bytes.write(value, this.end);
  }

  copy(from: GrowingBytes, begin: number, end: number): void {
    this.room(end - begin);
    const { bytes } = this;
    const source = from.bytes;
    let to = this.end;
    // Some ten bytes: sooner done than asked for.
    for (let at = begin; at < end; at += 1) bytes[to++] = source[at] ?? 0;
    this.end = to;
  }

  /** Writes a number over what was kept free for it. */
  putInt32(value: number, at: number): void {
    this.bytes.writeInt32BE(value, at);
  }

  /** Forgets what was written from here on. */
  cutTo(length: number): void {
    this.end = length;
  }

  /** What was written until now; not changed by what is written then. */
  taken(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.end));
  }

  private room(bytes: number): void {
    if (this.end + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.end + bytes));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
