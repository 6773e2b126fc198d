import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderMarkdown } from '#markdown';
import { knownContacts } from '#privacy';
import { personalDataIn, publicVersion } from './public-version.js';

const NOBODY = knownContacts([]);
const question = (markdown: string, title: string | null = null) => ({ title, markdown });

describe('a text with personal data', () => {
  it('tells the places in what readers would read, and what could be published instead', () => {
    const text = question(
      'Пишите на **anna@example.ru** или звоните.',
      'Мой СНИЛС 112-233-445 95 не подходит',
    );
    expect(personalDataIn(text, NOBODY)).toEqual({
      spans: [
        { field: 'TITLE', kind: 'SNILS', start: 10, end: 24 },
        { field: 'BODY', kind: 'EMAIL', start: 10, end: 25 },
      ],
      proposed: {
        title: 'Мой СНИЛС [скрыто] не подходит',
        markdown: 'Пишите на **[скрыто]** или звоните.',
      },
    });
    expect(
      personalDataIn(question('Звонил на 8 800 100-70-10.'), knownContacts(['8 800 100-70-10'])),
    ).toBeNull();
  });

  it.each([
    ['markup inside of a number', 'Мой номер 8 **916 123**-45-67.', 'Мой номер [скрыто].'],
    ['an escaped sign', 'Звоните: 8 916 123\\-45\\-67', 'Звоните: [скрыто]'],
    ['the address behind a link', '[сюда](mailto:anna@example.ru) пишите', '[сюда](mailto:[скрыто]) пишите'],
    ['a character reference', 'Звоните: 8 9&#49;6 123-45-67', '[скрыто]'],
  ])('is hidden with %s', (_, markdown, expected) => {
    const { markdown: shown } = publicVersion(question(markdown), NOBODY);
    expect(personalDataIn(question(shown), NOBODY)).toBeNull();
    expect(shown).toBe(expected);
  });

  it('has a public version in which nothing is found', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '8 916 123-45-67',
        'a@b.ru',
        '112-233-445 95',
        '*',
        '**',
        '`',
        '[',
        '](',
        ')',
        '\\',
        '&#55;',
      ),
      fc.constantFrom('\n', ' ', 'паспорт ', '4276380012345679', '- ', '> ', '# ', '<', '>'),
      fc.stringMatching(/^[\d ()+-]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = question(pieces.join(''), pieces.join('').replaceAll('\n', ' '));
        const proposed = publicVersion(text, NOBODY);
        expect(personalDataIn(proposed, NOBODY)).toBeNull();
        if (personalDataIn(text, NOBODY) === null) expect(renderMarkdown(proposed.markdown)).toBeDefined();
      }),
    );
  });
});
