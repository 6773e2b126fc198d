import { describe, expect, it } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { renderMarkdown } from './render-markdown.js';

const html = (source: string) => renderMarkdown(source).html;
const text = (source: string) => renderMarkdown(source).text;
const link = (href: string, label: string) =>
  `<a href="${href}" rel="nofollow ugc noopener"><bdi>${label}</bdi></a>`;

describe('what a citizen may write', () => {
  it.each([
    ['Не приходит код.\nЧто делать?', '<p>Не приходит код.<br>\nЧто делать?</p>'],
    ['Первый абзац\n\nВторой', '<p>Первый абзац</p>\n<p>Второй</p>'],
    ['**важно** и *тихо*', '<p><strong>важно</strong> и <em>тихо</em></p>'],
    ['`код` внутри', '<p><code>код</code> внутри</p>'],
    ['```js\nlet a = 1 < 2;\n```', '<pre><code>let a = 1 &lt; 2;\n</code></pre>'],
    ['- раз\n- два', '<ul>\n<li>раз</li>\n<li>два</li>\n</ul>'],
    ['3. три\n4. четыре', '<ol start="3">\n<li>три</li>\n<li>четыре</li>\n</ol>'],
    ['> сказано', '<blockquote>\n<p>сказано</p>\n</blockquote>'],
    [
      '[Портал](https://example.ru/a?b=1&c=2)',
      `<p>${link('https://example.ru/a?b=1&amp;c=2', 'Портал')}</p>`,
    ],
    ['см. https://example.ru/x.', `<p>см. ${link('https://example.ru/x', 'https://example.ru/x')}.</p>`],
    ['почта help@example.ru', `<p>почта ${link('mailto:help@example.ru', 'help@example.ru')}</p>`],
    ['[звонок](tel:+74951234567)', `<p>${link('tel:+74951234567', 'звонок')}</p>`],
    ['адрес.рф и readme.md', `<p>${link('http://xn--80aksh3b.xn--p1ai', 'адрес.рф')} и readme.md</p>`],
  ])('%j', (source, expected) => {
    expect(html(source).replace('xn--80aksh3b', hostOf('адрес'))).toBe(
      expected.replace('xn--80aksh3b', hostOf('адрес')),
    );
  });

  it('turns headings into bold paragraphs, because the page owns its outline', () => {
    expect(html('# Мой **вопрос**\nтекст')).toBe('<p><strong>Мой вопрос</strong></p>\n<p>текст</p>');
    expect(html('#')).toBe('<p></p>');
  });

  it('leaves as typed what is not in the subset', () => {
    expect(html('Итого\n-----')).toBe('<p>Итого<br>\n-----</p>');
    expect(html('    с отступом')).toBe('<p>с отступом</p>');
    expect(html('[а]: https://example.ru')).toContain('[а]: ');
    expect(html('![рисунок](https://example.ru/a.png)')).toBe(
      `<p>!${link('https://example.ru/a.png', 'рисунок')}</p>`,
    );
  });
});

describe('text', () => {
  it('keeps paragraphs, lines and list items apart', () => {
    const source = '# Итог\nПервая\nстрока\n\n- раз\n- два\n  1. и\n  2. ещё\n\n> цитата\n\n```\nкод\n```';
    expect(text(source)).toBe('Итог\n\nПервая\nстрока\n\n- раз\n- два\n  1. и\n  2. ещё\n\nцитата\n\nкод');
  });

  it('gives the address behind a link, unless the link shows it', () => {
    expect(text('[сюда](https://example.ru/a) и https://example.ru/b')).toBe(
      'сюда (https://example.ru/a) и https://example.ru/b',
    );
    expect(text('https://example.ru/справка')).toBe('https://example.ru/справка');
  });

  it('is not HTML', () => {
    expect(text('1 < 2 && "так" <b>')).toBe('1 < 2 && "так" <b>');
  });
});

describe('pages made of posts', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  it.each([
    '# Заголовок\n\n- раз\n\n  ещё\n- \n  1. два\n\n> цитата\n> - в ней\n\n```\n  код  \n```\n',
    '[](https://example.ru) [ ](https://example.ru) [&#8203;](https://example.ru) [+7 495 123-45-67](tel:+74951234567)',
    'строка  \nдругая\\\nтретья & <b> "кавычки"',
    '-\n-\n>\n\n1.\n',
  ])('are valid: %j', async (source) => {
    const report = await validator.validateString(`${html(source)}\n`);
    expect(
      report.results.flatMap((result) => result.messages.map((each) => `${each.ruleId}: ${each.message}`)),
    ).toEqual([]);
  });
});

function hostOf(label: string): string {
  return new URL(`http://${label}.рф`).hostname.split('.')[0] ?? '';
}
