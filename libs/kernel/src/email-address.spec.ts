import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseEmailAddress, readableEmailAddress } from './email-address.js';

const PUNYCODE = 'user@xn--e1afmkfd.xn--p1ai';

describe('an e-mail address', () => {
  it.each([
    'user@пример.рф',
    ' User@ПРИМЕР.РФ ',
    PUNYCODE,
    'USER@XN--E1AFMKFD.XN--P1AI',
    'user@пример。рф',
    'ｕｓｅｒ@пример.рф',
  ])('has one form, however it is typed: %j', (typed) => {
    expect(parseEmailAddress(typed)).toBe(PUNYCODE);
  });

  it.each([
    ['ivanova+forum@example.ru', 'ivanova+forum@example.ru'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    ['Иванов@Почта.рус', 'иванов@xn--80a1acny.xn--p1acf'],
    ['и\u0306ога@example.ru', 'йога@example.ru'],
    ['straße@straße.de', 'straße@xn--strae-oqa.de'],
    [`${'a'.repeat(64)}@example.ru`, `${'a'.repeat(64)}@example.ru`],
  ])('%j is one', (typed, form) => {
    expect(parseEmailAddress(typed)).toBe(form);
    expect(parseEmailAddress(form)).toBe(form);
  });

  it.each([
    '',
    'user',
    '@пример.рф',
    'user@',
    'user@@пример.рф',
    'user@localhost',
    'user@пример',
    'user@127.0.0.1',
    'user@0x7f.1',
    'user@[127.0.0.1]',
    '"a b"@example.ru',
    'us er@example.ru',
    'user@exa mple.ru',
    'user@example.ru/path',
    'user@example.ru:25',
    'user@exa%6dple.ru',
    'user@-example.ru',
    'user@example..ru',
    'user@example.ru.',
    '.user@example.ru',
    'user.@example.ru',
    'us..er@example.ru',
    'user@xn--a.ru',
    'user@example.r',
    'user\u200B@example.ru',
    'user\u3164@example.ru',
    'user\r\nBcc: a@b.ru',
    'user@example.ru\r\nBcc: a@b.ru',
    'user\uD800@example.ru',
    `${'a'.repeat(65)}@example.ru`,
    `${'я'.repeat(33)}@example.ru`,
    `user@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.ru`,
    `user@${'a'.repeat(64)}.ru`,
    'a'.repeat(100_000),
  ])('%j is none', (typed) => {
    expect(parseEmailAddress(typed)).toBeNull();
  });

  it('is parsed once and for all, and never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a', '@', '.', 'пример', 'xn--', 'İ', 'Σ'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = parseEmailAddress(pieces.join(''));
        if (once !== null) expect(parseEmailAddress(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is shown as people write it', () => {
    expect(readableEmailAddress(PUNYCODE)).toBe('user@пример.рф');
    expect(readableEmailAddress('a@example.ru')).toBe('a@example.ru');
  });
});
