import { describe, expect, it } from '@jest/globals';
import { acceptedEncoding, etagIn } from './accepted-encoding.js';

describe('the coding of a content', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip;q=0.8', 'gzip'],
    ['GZIP ; q=0.000', null],
    ['br;q=0.5', 'br'],
    ['gzipped', null],
  ])('for a client that takes %s', (accepted, encoding) => {
    expect(acceptedEncoding(accepted, ['br', 'gzip'])).toBe(encoding);
  });

  it('has a tag of its own', () => {
    expect([etagIn('"a"', 'br'), etagIn('"a"', null)]).toEqual(['"a-br"', '"a"']);
  });
});
