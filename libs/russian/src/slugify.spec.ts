import { describe, expect, it } from '@jest/globals';
import library from '@sindresorhus/slugify';
import * as fc from 'fast-check';
import { slugify } from './slugify.js';

describe('slugify', () => {
  it.each([
    ['Не приходит код', 'ne-prikhodit-kod'],
    ['Щука & ёж: съезд', 'schuka-ezh-syezd'],
    ['iPhone 15 и eSIM', 'iphone-15-i-esim'],
    ['', 'vopros'],
    ['😀 !!!', 'vopros'],
  ])('%j', (title, expected) => expect(slugify(title)).toBe(expected));

  it('writes Russian as the library does', () => {
    const russian = fc.string({
      unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя 7z'),
      maxLength: 25,
    });
    fc.assert(
      fc.property(russian, (title) => {
        const words = title.trim().replace(/ +/g, ' ');
        expect(slugify(title)).toBe(library(words, { decamelize: false }).slice(0, 60) || 'vopros');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is cut between words', () => {
    const slug = slugify(
      'Почему не приходит код подтверждения на номер телефона после смены оператора связи',
    );
    expect(slug).toBe('pochemu-ne-prikhodit-kod-podtverzhdeniya-na-nomer-telefona');
    expect(slugify('ы'.repeat(500)).length).toBe(60);
  });

  it('is always a short clean ASCII name, and its own slug', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.lorem(),
          fc.string({ unit: fc.constantFrom(...'абвЩъё -9Z'), maxLength: 300 }),
        ),
        (title) => {
          const slug = slugify(title);
          expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          expect(slug.length).toBeLessThanOrEqual(60);
          expect(slugify(slug)).toBe(slug);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
