/** A line of a file; without a text when it cannot be one. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | null;
  /** Why there is no text. */
  readonly fault: string;
  /** Bytes of the file up to the end of this line. */
  readonly bytes: number;
}

/** A question and an answer of the longest kind, every character written as an escape, with room. */
export const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8. Memory does not grow with the file nor with a line: what is too long is
 * passed over. Empty lines at the end are no lines.
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  longest = LONGEST_LINE,
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  let bytes = 0;
  const empty: Line[] = [];

  function* finish(): Generator<Line> {
    number += 1;
    const line = { number, bytes, ...textOf(parts, length, longest, number) };
    parts = [];
    length = 0;
    if (line.text?.trim() === '') return void empty.push(line);
    yield* empty.splice(0);
    yield line;
  }

  for await (const chunk of stream) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      const part = chunk.subarray(start, end < 0 ? undefined : end);
      length += part.length;
      bytes += part.length + (end < 0 ? 0 : 1);
      if (length > longest) parts = [];
      else parts.push(part);
      if (end < 0) break;
      yield* finish();
      start = end + 1;
    }
  }
  if (length > 0) yield* finish();
}

function textOf(
  parts: Buffer[],
  length: number,
  longest: number,
  number: number,
): Pick<Line, 'text' | 'fault'> {
  if (length > longest) return { text: null, fault: `the line is longer than ${longest} bytes` };
  try {
    // `ignoreBOM` keeps the mark; only the first line may begin with one.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(
      Buffer.concat(parts),
    );
    return { text, fault: '' };
  } catch {
    return { text: null, fault: 'this is not UTF-8' };
  }
}
