/** Object identifier of `text` (pg_type.dat). */
const TEXT_TYPE = 25;
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/**
 * A parameter of type `text[]` as PostgreSQL's own bytes (`array_recv`, `text_recv`): `pg` sends bytes as they are. For
 * long texts in bulk, which it would otherwise quote one after the other for PostgreSQL to take the quotes off again.
 *
 * @param texts without U+0000, as every text is that was typed (kernel, `tidyText`); half a surrogate pair becomes U+FFFD.
 */
export function textArray(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const bytes = lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, HEADER_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  // One dimension, no nulls, the type, how many, numbered from 1.
  let at = 0;
  for (const word of [1, 0, TEXT_TYPE, texts.length, 1]) at = array.writeInt32BE(word, at);
  for (const [index, text] of texts.entries()) {
    at = array.writeInt32BE(lengths[index] ?? 0, at);
    at += array.write(text, at);
  }
  return array;
}
