import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import sanitizeHtml from 'sanitize-html';
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, sanitise } from './allow-list.js';
import { renderMarkdown } from './render-markdown.js';

const html = (source: string) => renderMarkdown(source).html;

describe('hostile posts', () => {
  it('shows raw HTML as letters', () => {
    expect(html('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(tagsOf('<img src=x onerror=alert(1)>\n\n<svg/onload=alert(1)>\n\n<!-- x -->')).toEqual([
      'p',
      'p',
      'p',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'data:image/png;base64,AA',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
    '/relative',
    '#here',
    'http:',
    'https:///x',
    'mailto:',
    'tel:',
    'blob:x',
  ])('does not link to %j', (target) => {
    for (const source of [`[нажми](${target})`, `[нажми](<${target}>)`, `<${target}>`]) {
      expect(tagsOf(source)).not.toContain('a');
    }
  });

  it('gives an invisible link its address as text', () => {
    for (const label of ['', ' ', '&nbsp;', '\u200B', '&#x2060;', '&#x202E;']) {
      const source = `[${label}](https://example.ru/a)`;
      expect(html(source)).toContain('<bdi>https://example.ru/a</bdi>');
    }
  });

  it('shows the true address of a link that names another host', () => {
    expect(html('[gosuslugi.ru](https://evil.example/x)')).toContain('<bdi>https://evil.example/x</bdi>');
    expect(html('[https://www.example.ru/](https://example.ru/x)')).toContain(
      '<bdi>https://www.example.ru/</bdi>',
    );
  });

  it('isolates the direction of link texts and drops overrides, typed or encoded', () => {
    const shown = html('[\u202Egpj.exe](https://example.ru) &#x202E;x https://example.ru/%E2%80%AEa \u2067y');
    expect(shown).toContain('<bdi>gpj.exe</bdi>');
    expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(renderMarkdown('a\u202Eb').text).toBe('ab');
  });

  it('drops control characters and mends unpaired surrogates', () => {
    const { html: shown, text } = renderMarkdown('а\u0000б\u0007в\u009Fг\uFEFFд \uD83D х \uDE00 😀');
    expect(shown).toBe('<p>абвгд \uFFFD х \uFFFD 😀</p>');
    expect(text).toBe('абвгд \uFFFD х \uFFFD 😀');
  });

  it('keeps every letter of what is nested too deep', () => {
    const deep = renderMarkdown(`${'>'.repeat(300)} дно`);
    expect(deep.text).toContain('дно');
    expect(depthOf(deep.html)).toBeLessThan(20);
    expect(renderMarkdown(`${'- '.repeat(200)}дно`).text).toContain('дно');
    const bold = renderMarkdown(`${'*'.repeat(101)}дно${'*'.repeat(101)}`);
    expect(depthOf(bold.html)).toBeLessThan(6);
    expect(bold.text).toContain('дно');
  });

  it('never nests links', () => {
    expect(
      tagsOf('[a <https://example.ru> b](https://example.com)').filter((tag) => tag === 'a').length,
    ).toBe(1);
  });

  it('keeps a very long word whole', () => {
    const word = 'ы'.repeat(100_000);
    expect(renderMarkdown(word)).toEqual({ html: `<p>${word}</p>`, text: word });
  });

  it.each([
    ...'*_[]>`<&#~!-\\',
    'a*',
    '**a*',
    '[a](',
    '![',
    '*_[',
    '[]',
    'a\n',
    '1.\n',
    '- ',
    '> - ',
    'http://',
    'http://a.ru ',
    'a@',
    '`` ` ',
  ])('renders 100 kB of %j without getting lost', (piece) => {
    const rendered = renderMarkdown(piece.repeat(Math.floor(1_900 / piece.length)));
    expect(depthOf(rendered.html)).toBeLessThan(30);
    const source = piece.repeat(Math.ceil(100_000 / piece.length));
    const before = process.cpuUsage();
    renderMarkdown(source);
    // Of the processor, typically below 100 ms. The bound is there to catch quadratic growth, on a busy machine too.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
  });

  it('shows what has thousands of signs as it was typed', () => {
    const log = '[12:00] <a> & *b*\n'.repeat(1_000).trim();
    const rendered = renderMarkdown(log);
    expect(rendered.text).toBe(log);
    expect(rendered.html.startsWith('<pre>[12:00] &lt;a&gt; &amp; *b*\n')).toBe(true);
    expect(elementsOf(rendered.html).map((element) => element.tag)).toEqual(['pre']);
    expect(sanitise(rendered.html)).toBe(rendered.html);
  });
});

const markdownish = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'*_`[]()<>#-!\\&"\'\n\t :;=/.0a'),
      fc.constantFrom(
        '\n\n',
        '```',
        '**',
        '](',
        '<script>',
        '<img src=x onerror=a>',
        'javascript:',
        'data:text/html,',
        'https://a.ru/',
      ),
      fc.constantFrom(
        '&#x6A;',
        '&lt;',
        '&quot;',
        '\u202E',
        '\uD800',
        '\u0000',
        '> ',
        '- ',
        '1. ',
        'a@b.ru',
        ' onclick=x',
        'tel:1',
        'http://',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('any source at all', () => {
  it('yields nothing but allowed tags, attributes and addresses, as a parser reads it', () => {
    fc.assert(
      fc.property(markdownish, (source) => {
        for (const { tag, attributes } of elementsOf(html(source))) {
          expect(ALLOWED_TAGS).toContain(tag);
          for (const name of Object.keys(attributes)) expect(ALLOWED_ATTRIBUTES[tag] ?? []).toContain(name);
          if (tag === 'a')
            expect(new URL(attributes['href'] ?? '').protocol).toMatch(/^(https?|mailto|tel):$/);
          if (tag === 'a') expect(attributes['rel']).toBe('nofollow ugc noopener');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is rendered the same each time, and unchanged by being sanitised again', () => {
    fc.assert(
      fc.property(markdownish, (source) => {
        const rendered = renderMarkdown(source);
        expect(renderMarkdown(source)).toEqual(rendered);
        expect(sanitise(rendered.html)).toBe(rendered.html);
        expect(rendered.html.isWellFormed() && rendered.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps every word of prose', () => {
    const words = fc.array(fc.stringMatching(/^[а-яё]{1,12}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', '\n\n', '\n- ', '\n> ', ' **', '\n# '), (list, glue) => {
        const { text } = renderMarkdown(list.join(glue));
        expect(text.match(/[а-яё]+/g)).toEqual(list);
      }),
    );
  });
});

interface Element {
  tag: string;
  attributes: Record<string, string>;
}

/** What a real HTML parser sees: the sanitiser's own, told to allow everything and to report it. */
function elementsOf(markup: string): Element[] {
  const seen: Element[] = [];
  sanitizeHtml(markup, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    onOpenTag: (tag, attributes) => seen.push({ tag, attributes }),
  });
  return seen;
}

function tagsOf(source: string): string[] {
  return elementsOf(html(source)).map((element) => element.tag);
}

function depthOf(markup: string): number {
  let depth = 0;
  let deepest = 0;
  sanitizeHtml(markup, {
    onOpenTag: (tag) => {
      if (tag !== 'br') deepest = Math.max(deepest, ++depth);
    },
    onCloseTag: (tag) => {
      if (tag !== 'br') depth--;
    },
  });
  return deepest;
}
