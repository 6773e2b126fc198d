import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderMail } from './render-mail.js';

describe('a rendered message', () => {
  it('says the same in its text and in its HTML', () => {
    const { text, html } = renderMail({
      locale: 'ru',
      greeting: 'Здравствуйте!',
      paragraphs: ['На ваш вопрос ответили.'],
      facts: [['Номер', '1001']],
      action: { label: 'Прочитать ответ', url: 'https://veche.example/t/1001?a=1&b=2' },
      footer: ['Отписаться: https://veche.example/unsubscribe?t=x.'],
    });
    expect(text).toBe(
      'Здравствуйте!\n\nНа ваш вопрос ответили.\n\nНомер: 1001\n\nПрочитать ответ:\n' +
        'https://veche.example/t/1001?a=1&b=2\n\n-- \nОтписаться: https://veche.example/unsubscribe?t=x.\n',
    );
    expect(html).toContain('<html lang="ru">');
    expect(html).toContain('href="https://veche.example/t/1001?a=1&amp;b=2"');
    expect(html).toContain('<li>Номер: <strong>1001</strong></li>');
    // The full stop behind an address is not a part of it.
    expect(html).toContain('href="https://veche.example/unsubscribe?t=x"');
  });

  it('never lets given words become markup', () => {
    const wild = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '/', ':', 'https://x'),
    });
    fc.assert(
      fc.property(wild, wild, (one, other) => {
        const given = { locale: 'en', paragraphs: [one], facts: [[one, other]], footer: [other] } as const;
        const { html } = renderMail({ ...given, action: { label: one, url: 'https://veche.example/' } });
        const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
        for (const tag of tags)
          expect(tag).toMatch(/^<(!DOCTYPE|\/?(html|head|meta|body|div|p|a|ul|li|strong|hr)\b)/);
        // Outside of the tags no sign of markup is left bare.
        expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot|#39);)/);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\//);
      }),
    );
  });

  it('keeps line ends inside a paragraph', () => {
    expect(renderMail({ locale: 'ru', paragraphs: ['Раз\nДва'], footer: [] }).html).toContain('Раз<br>Два');
  });
});
