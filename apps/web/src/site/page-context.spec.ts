import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { localPath } from './page-context.js';

const SITE = 'https://veche.example';

describe('the address to go back to', () => {
  it.each(['/', '/t/12-vopros?page=2#post-21', '/search?q=%D0%BA%D0%BE%D0%B4', '/поиск'])('is %s', (path) => {
    expect(localPath(path, '/other')).toBe(path);
  });

  it.each([
    ['nothing', undefined],
    ['a list', ['/a', '/b']],
    ['an empty text', ''],
    ['another site', 'https://evil.example/'],
    ['another site under this scheme', '//evil.example/'],
    ['a backslash that browsers read as a slash', '/\\evil.example/'],
    ['a backslash further on', '/a\\..\\\\evil.example'],
    ['a tab that browsers drop', '/\t/evil.example/'],
    ['a line break', '/a\r\nset-cookie: a=b'],
    ['a script', 'javascript:alert(1)'],
    ['a path without its slash', 'evil.example'],
    ['an address too long for a header', `/${'a'.repeat(2000)}`],
  ])('is never %s', (_what, candidate) => {
    expect(localPath(candidate, '/safe')).toBe('/safe');
  });

  it('always stays on the site, whatever was given', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      ':',
      '@',
      '\t',
      '\n',
      '.',
      '?',
      '#',
      'evil.example',
      'https',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (given) => {
        const path = localPath(given.join(''), '/safe');
        expect(new URL(path, SITE).origin).toBe(SITE);
      }),
    );
  });
});
