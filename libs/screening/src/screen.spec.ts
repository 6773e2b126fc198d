import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { draft, facts, minutesAgo, reply } from '../testing/drafts.js';
import { CHECK_NAMES } from './checks.js';
import { outcomeOf, screen } from './screen.js';

const names = (...of: Parameters<typeof screen>) => screen(...of).map(({ check }) => check);

describe('screening', () => {
  it('runs its checks in the order of the product', () => {
    expect(CHECK_NAMES).toEqual([
      'PERSONAL_DATA',
      'CONTACTS_AND_LINKS',
      'FLOOD',
      'REPEATED_TEXT',
      'STOP_LIST',
      'SIMILAR_THREAD',
      'MISSING_DETAILS',
    ]);
  });

  it('has nothing to say of an ordinary question', () => {
    expect(screen(draft(), facts())).toEqual([]);
    expect(outcomeOf([])).toBe('PUBLISH');
  });

  it('gathers what every check has to say, in order, and ends with the first refusal', () => {
    const all = draft({
      title: 'Казино',
      plain: 'evil.example.com, 8 916 123-45-67, казино',
    });
    const known = {
      recent: [{ at: minutesAgo(1), plain: all.plain }],
      similar: [{ threadId: 'same', title: 'Казино' }],
    };
    expect(names(all, facts({ ...known, rules: { tellingWords: 20 } }))).toEqual([
      'PERSONAL_DATA',
      'CONTACTS_AND_LINKS',
      'REPEATED_TEXT',
      'STOP_LIST',
      'SIMILAR_THREAD',
      'MISSING_DETAILS',
    ]);
    const flooding = screen(all, facts({ ...known, fullSince: minutesAgo(1) }));
    expect(flooding.map(({ check }) => check)).toEqual(['PERSONAL_DATA', 'CONTACTS_AND_LINKS', 'FLOOD']);
    expect(outcomeOf(flooding)).toBe('REFUSE');
  });

  it('points to places inside the text, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.webUrl(), (noise, url) => {
        const text = reply(`${noise}${url} ${noise}`);
        for (const { spans = [] } of screen(text, facts()))
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.plain.length);
          }
      }),
    );
  });

  it.each([
    '1',
    '1-',
    'a.',
    'www.',
    'https://',
    'a.ru/',
    '@a',
    'казин',
    'казино ',
    'лёгкий ',
    '](tel:1',
    'паспорт 4510 ',
    '\u0301',
  ])('takes little time for a hundred thousand characters of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const before = process.cpuUsage();
    screen(draft({ title: text, plain: text }), facts({ recent: [{ at: minutesAgo(1), plain: text }] }));
    // Of the processor, typically below 250 ms. The bound is there to catch quadratic growth, on a busy machine too.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(6_000);
  });
});
