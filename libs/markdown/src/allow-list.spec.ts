import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sanitise, withAllowedOnly } from './allow-list.js';
import { grammar } from './grammar.js';
import { tameTokens } from './tame-tokens.js';

const rendered = (source: string): string =>
  grammar.renderer.render(tameTokens(grammar.parse(source, {})), grammar.options, {});

const piece = fc.oneof(
  fc.constantFrom(
    'паспорт',
    'a',
    ' ',
    '\n',
    '\n\n',
    '**',
    '*',
    '`',
    '```\n',
    '- ',
    '1. ',
    '3. ',
    '> ',
    '# ',
    '  ',
  ),
  fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    "'",
    '<b>',
    '<br>',
    '&lt;',
    '&quot;',
    '&#60;',
    'https://a.ru/x',
    '[a](b:c)',
  ),
);
const source = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

describe('sanitise', () => {
  it('gives what the parser gives, with and without it', () => {
    fc.assert(
      fc.property(source, (markdown) => {
        const html = rendered(markdown);
        expect(sanitise(html)).toBe(withAllowedOnly(html));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    '<p>a',
    'a</p>',
    '<p><em>a</p></em>',
    '<p>a<script>b</script></p>',
    '<p class="x">a</p>',
    '<P>a</P>',
    '<p >a</p>',
    '<p>a < b</p>',
    '<p>a > b</p>',
    '<p>a &nbsp; b &#60;</p>',
    '<p>a<br/>b</p>',
    '<h1>a</h1>',
    '<ol start="3"><li>a</li></ol>',
    '<blockquote>'.repeat(70) + '</blockquote>'.repeat(70),
  ])('has %j read by the parser', (html) => {
    expect(sanitise(html)).toBe(withAllowedOnly(html));
  });

  it('leaves what a parser would leave', () => {
    const html = '<p>a &amp; b &lt;c&gt;<br>\n<strong>d</strong></p>\n<ul>\n<li>e</li>\n</ul>';
    expect(withAllowedOnly(html)).toBe(html);
    expect(sanitise(html)).toBe(html);
  });
});
