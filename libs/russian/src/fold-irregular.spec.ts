import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalForm, foldIrregular } from './fold-irregular.js';
import { NOUNS, SHORT_FORMS, VERBS } from './irregular/forms.js';
import { spelledOut } from './irregular/spelled-out.js';
import { normaliseText } from './normalise-text.js';
import { stem } from './stem.js';

const TABLE = [NOUNS, SHORT_FORMS, VERBS].flatMap(spelledOut);
const CANONICAL = new Set(TABLE.map(([, canonical]) => canonical));
const found = (word: string) => stem(foldIrregular(word));

describe('foldIrregular', () => {
  it.each([
    ['справка', 'справки справок справками'],
    ['человек', 'люди людей людям человека'],
    ['ребенок', 'дети детей детьми ребенка ребенку'],
    ['день', 'дня дней дню днем'],
    ['прием', 'приема приему приеме приемом'],
    ['запись', 'записи записью записей'],
    ['портал', 'портала порталу портале порталом'],
    ['прийти', 'придет пришел пришла пришли придут'],
    ['платить', 'плачу платит плачен'],
    ['оформить', 'оформлю оформлен оформленный оформит'],
    ['вернуться', 'вернусь вернулся вернулась вернется'],
    ['регистрировать', 'регистрирую регистрирует регистрировал'],
    ['год', 'лет года году годов'],
    ['займ', 'заем займа займы'],
    ['дать', 'дам даст дадут дала'],
    ['требовать', 'требует требуем требуют требуется'],
    ['ночевать', 'ночует ночуют'],
    ['получить', 'получат получатся'],
    ['проверить', 'проверьте'],
    ['установка', 'установок'],
    ['командировка', 'командировок'],
    ['пристав', 'приставы приставам приставов'],
    ['жилец', 'жильца жильцам жильцов'],
    ['европеец', 'европейца европейцы'],
    ['остаться', 'останется осталось остался останусь'],
  ])('finds %s by its forms', (word, forms) => {
    expect(forms.split(' ').map(found)).toEqual(forms.split(' ').map(() => found(word)));
  });

  it('takes words apart at their spaces and leaves the others', () => {
    expect(foldIrregular('нет справок о детях')).toBe('нет справка о ребенок');
    expect(foldIrregular('')).toBe('');
  });

  it('leaves words alone that are regular or could be two words', () => {
    const words =
      'мой день стали дали вели мыло жил жила мели жгут суду банке паспорт паспорта заявление платеж получать ' +
      'приходит приходить вышли займу вызову права мои где как что это дом дома берег лето лета пол полы дело дела ' +
      'чат видеочат полотенце красивом новую концерте три здесь лось авось москвы снилс инн 2024 лечу стоит есть села белка';
    for (const word of words.split(' ')) expect(foldIrregular(word)).toBe(word);
  });

  it('folds in a text what it folds as a word, whatever letters it ends with', () => {
    const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
    const endings = [...letters].flatMap((a) =>
      [...letters].flatMap((b) => [...letters].map((c) => a + b + c)),
    );
    const longer = 'ирую ируй уешь уете уйте ировок ановок авок нцами нцах льцам льцев льцы йцах'.split(' ');
    const words = ['ад', 'пир', 'баж', 'стан', 'оль', 'кои', 'видеоч', 'сем', 'с'].flatMap((start) =>
      [...endings, ...longer].flatMap((end) => [start + end, `${start}${end}ся`, `${start}${end}сь`]),
    );
    const folded = words.map(canonicalForm);
    expect(folded.filter((canonical, at) => canonical !== words[at]).length).toBeGreaterThan(250);
    expect(foldIrregular(words.join(' ')).split(' ')).toEqual(folded);
  });

  it('changes nothing more when applied twice', () => {
    const texts = fc
      .array(fc.oneof(fc.constantFrom(...TABLE.flat()), fc.stringMatching(/^[а-я]{1,9}$/)))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const once = foldIrregular(text);
        expect(foldIrregular(once)).toBe(once);
        expect(once.split(' ')).toHaveLength(text.split(' ').length);
      }),
    );
  });
});

describe('the tables', () => {
  it('hold many words', () => expect(CANONICAL.size).toBeGreaterThan(300));

  it('bring all forms of a word under one stem', () => {
    expect(TABLE.filter(([form, canonical]) => found(form) !== stem(canonical))).toEqual([]);
  });

  it('have no form in two words', () => {
    const canonicalOf = new Map(TABLE);
    expect(TABLE.filter(([form, canonical]) => canonicalOf.get(form) !== canonical)).toEqual([]);
  });

  it('have canonical forms that stay as they are', () => {
    expect([...CANONICAL].filter((canonical) => foldIrregular(canonical) !== canonical)).toEqual([]);
  });

  it('keep different words under different stems', () => {
    const stems = [...CANONICAL].map(stem);
    expect(stems.filter((each, at) => stems.indexOf(each) !== at)).toEqual([]);
  });

  it('are written as search compares text', () => {
    expect(TABLE.flat().filter((word) => normaliseText(word) !== word)).toEqual([]);
  });
});
