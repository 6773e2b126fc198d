import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stem } from '#russian';
import { draft, facts, pointed, reply } from '../../testing/drafts.js';
import { DEFAULT_RULES, type StopListEntry } from '../screening-rules.js';
import { stopList } from './stop-list.js';

const rulesOf = (...list: StopListEntry[]) => facts({ rules: { stopList: list } });
const LIST = rulesOf(
  { phrase: 'лёгкий заработок', outcome: 'HOLD' },
  { phrase: 'купить диплом', outcome: 'HOLD' },
  { phrase: 'Бармалей', outcome: 'HOLD' },
  { phrase: 'букмекер*', outcome: 'HOLD' },
  { phrase: 'казино', outcome: 'REFUSE' },
);

describe('the stop list', () => {
  it.each([
    ['Расскажу о лёгком заработке дома', 'лёгком заработке'],
    ['ЛЕГКОГО  ЗАРАБОТКА не бывает', 'ЛЕГКОГО  ЗАРАБОТКА'],
    ['Спросите у Бармалея', 'Бармалея'],
    ['Купил диплом, но дипломом не пользуюсь', 'Купил диплом'],
    ['Жалоба на букмекерскую контору', 'букмекерскую'],
  ])('holds %j in any form', (plain, found) => {
    const verdict = stopList(reply(plain), LIST);
    expect(verdict).toMatchObject({ outcome: 'HOLD', spans: [{ kind: 'STOP_WORD', field: 'BODY' }] });
    expect(pointed(reply(plain), verdict)).toEqual([found]);
  });

  it('refuses what it says is to be refused, and looks in the title too', () => {
    const question = draft({ title: 'Лучшее казино города', plain: 'Расскажу о лёгком заработке дома' });
    const verdict = stopList(question, LIST);
    expect(verdict?.outcome).toBe('REFUSE');
    expect(pointed(question, verdict)).toEqual(['казино', 'лёгком заработке']);
  });

  it('sees through Latin letters and marks', () => {
    expect(stopList(reply('Играйте в кaзинo с нами'), LIST)?.outcome).toBe('REFUSE');
    expect(stopList(reply('Играйте в каз\u00ADино с нами'), LIST)?.outcome).toBe('REFUSE');
  });

  it.each(['Заработок у меня лёгкий', 'Лёгкий способ', 'Ставка пошлины на спортивное оружие'])(
    'leaves %j alone',
    (plain) => {
      expect(stopList(reply(plain), facts())).toBeNull();
      expect(stopList(reply(plain), LIST)).toBeNull();
    },
  );

  it('finds every word of its own, at places inside the text', () => {
    const word = fc.stringMatching(/^[а-я]{3,12}$/).filter((each) => stem(each).length > 0);
    fc.assert(
      fc.property(word, fc.string({ unit: 'grapheme', maxLength: 20 }), (phrase, noise) => {
        const text = reply(`${noise} ${phrase} ${noise}`);
        const verdict = stopList(text, rulesOf({ phrase, outcome: 'HOLD' }));
        expect(pointed(text, verdict)).toContain(phrase);
      }),
    );
  });

  it('has no entry by default that stands in an everyday question', () => {
    const plain = `Подал заявление на права и справку, оплатил пошлину, статус не меняется. Можно ли ускорить получение
      паспорта? Ставки налога изменились, а банк не принимает займ под залог диплома.`;
    expect(DEFAULT_RULES.stopList.length).toBeGreaterThan(10);
    expect(stopList(draft({ plain }), facts())).toBeNull();
  });
});
