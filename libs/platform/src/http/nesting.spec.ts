import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { isNestedTooDeep } from './nesting.js';

const nested = (depth: number, open: string, close: string): unknown =>
  JSON.parse(open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth));

describe('a JSON value', () => {
  it('as people and programs send them is taken', () => {
    assert(property(jsonValue({ maxDepth: 20 }), (value) => expect(isNestedTooDeep(value)).toBe(false)));
    expect(isNestedTooDeep(undefined)).toBe(false);
  });

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('of nested %s is taken up to 100 deep, and refused 100,000 deep without harm', (_name, open, close) => {
    expect(isNestedTooDeep(nested(100, open, close))).toBe(false);
    expect(isNestedTooDeep(nested(101, open, close))).toBe(true);
    expect(isNestedTooDeep(nested(100_000, open, close))).toBe(true);
  });
});
