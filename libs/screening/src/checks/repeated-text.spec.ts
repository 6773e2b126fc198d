import { describe, expect, it } from '@jest/globals';
import { facts, minutesAgo, reply } from '../../testing/drafts.js';
import { repeatedText } from './repeated-text.js';

const TEXT = 'Помогаем оформить документы быстро и недорого, обращайтесь к нам в любое время';

const sent = (...texts: string[]) => texts.map((plain, i) => ({ plain, at: minutesAgo(i + 1) }));

describe('repeated text', () => {
  it.each([
    ['word for word', TEXT],
    ['in other letters', TEXT.toUpperCase()],
    ['with other signs', `${TEXT}!!!`],
    ['with a word more', `${TEXT} друзья`],
  ])('is held when it comes again %s', (_how, again) => {
    expect(repeatedText(reply(again), facts({ recent: sent(TEXT) }))).toEqual({ outcome: 'HOLD', times: 1 });
  });

  it('is refused when it comes again and again', () => {
    const recent = sent(TEXT, 'Совсем другой ответ на совсем другой вопрос', TEXT, TEXT);
    expect(repeatedText(reply(TEXT), facts({ recent }))).toEqual({ outcome: 'REFUSE', times: 3 });
    expect(repeatedText(reply(TEXT), facts({ recent, rules: { repeatsRefused: 4 } }))?.outcome).toBe('HOLD');
  });

  it('is nothing to another text, to thanks, or after a day', () => {
    const other = reply('У меня сменилась фамилия, как обновить данные в личном кабинете');
    expect(repeatedText(other, facts({ recent: sent(TEXT) }))).toBeNull();
    expect(repeatedText(reply('Спасибо, помогло!'), facts({ recent: sent('Спасибо, помогло!') }))).toBeNull();
    const old = [{ plain: TEXT, at: minutesAgo(24 * 60) }];
    expect(repeatedText(reply(TEXT), facts({ recent: old }))).toBeNull();
  });
});
