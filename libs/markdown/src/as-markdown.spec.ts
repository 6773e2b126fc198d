import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderMarkdown } from './render-markdown.js';
import { tokens } from '#russian';
import { asMarkdown } from './as-markdown.js';

const PIECES = ['слово', 'а', '1', '\n', '\n\n', ' ', '    ', '.', ')', ...'*_[]()<>&`@\\~#|!=-+:/"\';{}$^%'];

describe('asMarkdown', () => {
  it('keeps every word of a plain text, whatever signs it has', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (plain) => {
        expect(tokens(renderMarkdown(asMarkdown(plain)).text)).toEqual(tokens(plain));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what looks like markup', () => {
    const plain =
      '1. пункт\n- <b>знак</b> &amp; [ссылка](https://a.example/x_y_z)\n# итог\n===\nсноска[^1] a@b.example';
    expect(tokens(renderMarkdown(asMarkdown(plain)).text)).toEqual(tokens(plain));
  });
});
