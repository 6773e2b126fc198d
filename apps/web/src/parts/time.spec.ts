import { describe, expect, it } from '@jest/globals';
import { CalendarDay, Day, Moment } from './time.js';

const page = { locale: 'ru', now: new Date('2026-11-23T06:00:00Z') } as const;

describe('moments and days of Moscow on pages', () => {
  it('are said in one form, and to machines in UTC', () => {
    const at = new Date('2026-11-22T21:05:59Z');
    expect(Moment({ at, page }).html).toContain('datetime="2026-11-22T21:05:59Z"');
    expect(Moment({ at, page }).html).toContain('>00:05, 23 ноября (мск)<');
    expect(Day({ at, page }).html).toContain('>23 ноября<');
    expect(Moment({ at, page: { ...page, locale: 'en' } }).html).toContain(
      '>00:05 on 23 November (Moscow time)<',
    );
  });

  it('have their year when it is another one', () => {
    expect(Day({ at: new Date('2025-12-31T20:59:00Z'), page }).html).toContain('>31 декабря 2025 года<');
    expect(CalendarDay({ day: '2027-01-01', page }).html).toBe(
      '<time datetime="2027-01-01">1 января 2027 года</time>',
    );
  });
});
