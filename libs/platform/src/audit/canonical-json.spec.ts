import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Json, canonicalJson } from './canonical-json.js';

const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>;

/** The same value with the keys of every object written in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe('canonicalJson', () => {
  it('says the value, and nothing of how it was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(value) as Json)).toBe(text);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  it('is as RFC 8785 has it: order of UTF-16 units, shortest numbers, no spaces', () => {
    const value = {
      '\u20ac': 1e21,
      '\r': 4.5,
      '1': [0.002, -0, true, null],
      '😀': 'ё"\\\u000f',
      '\ufb33': {},
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":4.5,"1":[0.002,0,true,null],"€":1e+21,"😀":"ё\\"\\\\\\u000f","\ufb33":{}}',
    );
  });

  it('refuses what JSON cannot say', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', undefined, [undefined]])
      expect(() => canonicalJson(value as Json)).toThrow(TypeError);
  });
});
