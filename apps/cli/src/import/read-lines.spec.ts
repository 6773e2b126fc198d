import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readLines } from './read-lines.js';

async function linesOf(chunks: Buffer[], longest?: number) {
  const stream = (async function* () {
    yield* chunks;
  })();
  const lines = [];
  for await (const line of readLines(stream, longest)) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it('gives the same lines wherever the stream is cut', async () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n') && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(), async (texts, cut) => {
        const file = Buffer.from(texts.map((text) => `${text}\n`).join(''));
        const at = cut % file.length;
        const lines = await linesOf([file.subarray(0, at), file.subarray(at)]);
        expect(lines.map(({ text }) => text)).toEqual(
          texts.map((text, i) => (i ? text : text.replace(/^\uFEFF/, ''))),
        );
        expect(lines.at(-1)?.bytes).toBe(file.length);
      }),
    );
  });

  it('numbers every line, and drops empty ones at the end only', async () => {
    const lines = await linesOf([Buffer.from('a\n\n\r\nb\r\n\n\n')]);
    expect(lines.map(({ number, text }) => [number, text?.trim()])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, ''],
      [4, 'b'],
    ]);
  });

  it('passes over a line that is too long and goes on', async () => {
    const lines = await linesOf([Buffer.from('a\n'), Buffer.alloc(50, 'x'), Buffer.from('xx\nb')], 20);
    expect(lines.map(({ number, text, fault }) => [number, text, fault])).toEqual([
      [1, 'a', ''],
      [2, null, 'the line is longer than 20 bytes'],
      [3, 'b', ''],
    ]);
  });

  it('takes off the mark of byte order, and tells bytes that are not UTF-8', async () => {
    const lines = await linesOf([Buffer.from('\uFEFFa\n'), Buffer.from([0xff, 0xfe, 0x0a])]);
    expect(lines.map(({ text, fault }) => [text, fault])).toEqual([
      ['a', ''],
      [null, 'this is not UTF-8'],
    ]);
  });
});
