import { describe, expect, it } from '@jest/globals';
import { searchWords } from './search-text.js';
import { stem } from './stem.js';

/** Words of public services by the way they are inflected; the first ending gives the form that stands in a dictionary. */
const PARADIGMS: ReadonlyArray<readonly [endings: string, words: string]> = [
  [
    '- а у ом е ы ов ам ами ах',
    'паспорт документ билет кабинет аттестат сертификат штраф взнос вопрос закон телефон талон вагон магазин ' +
      'экзамен абонемент тариф транспорт портал терминал филиал канал кредит депозит лимит архив состав пристав ' +
      'отзыв призыв вызов бюджет пакет совет проект отчет счет расчет адрес доход суд инспектор',
  ],
  [
    'а ы у ой е - ам ами ах',
    'школ работ льгот выплат квартир машин систем проблем аренд виз защит управ жалоб карт',
  ],
  [
    'ка ки ку кой ке ок кам ками ках',
    'справ выпис привив достав установ останов разблокиров блокиров парков пристав ' +
      'выстав разработ обработ доработ',
  ],
  ['ия ии ию ией ий иям иями иях', 'лиценз субсид компенсац регистрац инспекц квитанц пенс миграц'],
  [
    'ие ия ию ием ии ий иям иями иях',
    'заявлен удостоверен согласован отделен уведомлен сообщен пособ решен услов',
  ],
  ['ить ю ишь ит им ите ят ил ила ило или', 'провер замен отмен уточн стро'],
  ['овать ую уешь ует уем уете уют овал овала овало овали', 'треб использ регистрир публик бронир финансир'],
  ['ать аю аешь ает аем аете ают ал ала ало али', 'получ отказыв работ дел оплачив записыв'],
];

const pairs = PARADIGMS.flatMap(([endings, words]) => {
  const [first = '', ...others] = endings.split(' ').map((ending) => ending.replace('-', ''));
  return words.split(' ').flatMap((word) => others.map((ending) => [word + first, word + ending] as const));
});
const found = (word: string) => searchWords(word).map(stem).join(' ');

describe('forms of one word', () => {
  it('are many', () => expect(pairs.length).toBeGreaterThanOrEqual(900));

  it('find each other in at least 98 % of pairs', () => {
    const apart = pairs.filter(([word, form]) => found(word) !== found(form));

    expect(apart.length / pairs.length).toBeLessThanOrEqual(0.02);
  });
});
