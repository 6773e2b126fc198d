import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { linkToken, readLinkToken } from './link-token.js';

const SECRET = 'a secret of the tests, long enough for a key';

describe('the token of a link', () => {
  it('gives back the id that was signed, and fits into an address as it is', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const token = linkToken(SECRET, 'unsubscribe', id);
        expect(encodeURIComponent(token)).toBe(token);
        expect(readLinkToken(SECRET, 'unsubscribe', token)).toBe(id);
      }),
    );
  });

  it('is worth nothing with any one letter changed', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat({ max: 63 }), fc.base64String({ minLength: 4 }), (id, at, letters) => {
        const token = linkToken(SECRET, 'unsubscribe', id);
        const letter = (letters[0] ?? 'A').replace('+', '-').replace('/', '_').replace('=', 'A');
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        expect(readLinkToken(SECRET, 'unsubscribe', changed)).toBeNull();
      }),
    );
  });

  it('is worth nothing for another purpose, under another key, or when it is no token at all', () => {
    const token = linkToken(SECRET, 'confirm', '019a9f00-0000-7000-8000-000000000001');
    expect(readLinkToken(SECRET, 'unsubscribe', token)).toBeNull();
    expect(readLinkToken(`${SECRET}!`, 'confirm', token)).toBeNull();
    for (const typed of ['', 'x', `${token}A`, token.slice(1), `${token.slice(0, 63)}=`, 'й'.repeat(64)]) {
      expect(readLinkToken(SECRET, 'confirm', typed)).toBeNull();
    }
  });
});
