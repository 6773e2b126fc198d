import { describe, expect, it } from '@jest/globals';
import { defineMessages } from './messages.js';

const say = defineMessages({
  ru: {
    PLAIN: 'Готово',
    NAMED: 'Заявка № {number}: {name}, {name}',
    COUNTED: '{count, plural, one {# ответ} few {# ответа} other {# ответов}} для {name}',
  },
  en: {
    PLAIN: 'Done',
    NAMED: '{name}, {name}: ticket {number}',
    COUNTED: "It''s {count, plural, one {# answer} other {# answers}} for {name}",
  },
});

describe('a catalogue', () => {
  it('says names where the language has them', () => {
    expect(say('ru', 'NAMED', { number: 12, name: '{number} $& А' })).toBe(
      'Заявка № 12: {number} $& А, {number} $& А',
    );
    expect(say('en', 'NAMED', { number: 0, name: null })).toBe(', : ticket 0');
  });

  it('counts as the language does', () => {
    expect(say('ru', 'COUNTED', { count: 3, name: 'А' })).toBe('3 ответа для А');
    expect(say('en', 'COUNTED', { count: 1, name: 'A' })).toBe("It's 1 answer for A");
    expect(say('ru', 'COUNTED', { name: 'А', count: 5 })).toBe('5 ответов для А');
    expect(say('ru', 'COUNTED', { count: 3, name: 'Б' })).toBe('3 ответа для Б');
    expect(say('ru', 'COUNTED', { count: 3, name: 'А' })).toBe('3 ответа для А');
    expect(say('ru', 'PLAIN')).toBe('Готово');
  });

  it('fails where a value is missing, rather than leaving a hole', () => {
    expect(() => say('ru', 'NAMED', { number: 1 })).toThrow('name');
    expect(() => say('ru', 'COUNTED', { count: 1 })).toThrow('name');
  });
});
