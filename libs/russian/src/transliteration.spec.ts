import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stem } from './stem.js';
import { fromTransliteration } from './transliteration.js';

const readings = (word: string) => fromTransliteration(word).map((reading) => reading.word);

/** Ways to write Russian in Latin letters; «shch» for щ, and so on, each in the order of the alphabet. */
const ALPHABET = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const SCHEMES = {
  gost: "a b v g d e zh z i j k l m n o p r s t u f x cz ch sh shh '' y' ' e' yu ya",
  passport: 'a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia',
  ear: 'a b v g d e zh z i y k l m n o p r s t u f h c ch sh sch  y  e yu ya',
  school: "a b v g d e zh z i j k l m n o p r s t u f h c ch sh shch  y ' eh ju ja",
};
const write = (word: string, scheme: string): string =>
  [...word].map((letter) => scheme.split(' ')[ALPHABET.indexOf(letter)] ?? letter).join('');

const WORDS = (
  'паспорт паспорта заявление заявления справка справку свидетельство регистрация гражданин гражданство пенсия пенсию ' +
  'пенсионный пособие выплата выплаты субсидия льгота льготы налог налоговый вычет штраф штрафы госуслуги портал ' +
  'личный кабинет пароль логин вход код подтверждение подтвердить учетная запись электронная подпись почта телефон ' +
  'номер адрес прописка жительство пребывание квартира дом участок собственность недвижимость кадастр выписка реестр ' +
  'договор доверенность нотариус суд судимость суды пристав долг задолженность оплата оплатить платеж квитанция ' +
  'школа детский сад ребенок ребенка дети семья брак развод рождение смерть усыновление опека врач поликлиника ' +
  'больница больничный запись прием полис медицинский инвалидность рецепт лекарство военный военкомат служба ' +
  'загранпаспорт виза граница поездка билет транспорт автомобиль водительское удостоверение права экзамен вождение ' +
  'техосмотр страховка парковка жалоба обращение предложение ответ вопрос ошибка сбой загрузить файл скан снимок ' +
  'документ документы копия оригинал печать подать получить отправить изменить удалить восстановить забыть проверить ' +
  'найти узнать срок сроки очередь статус готовность отказ причина решение услуга услуги ведомство министерство ' +
  'отделение центр специалист сотрудник оператор чат форма анкета поле кнопка страница браузер приложение обновить ' +
  'установить подключение интернет сертификат ключ устройство уведомление сообщение письмо'
).split(' ');

describe('fromTransliteration', () => {
  it.each([
    ['pasport', 'паспорт'],
    ['zayavlenie', 'заявление'],
    ['zajavlenie', 'заявление'],
    ['zaiavlenie', 'заявление'],
    ['spravka', 'справка'],
    ["svidetel'stvo", 'свидетельство'],
    ['svidetelstvo', 'свидетельство'],
    ['schet', 'счет'],
    ['shchet', 'щет'],
    ['schjot', 'щйот'],
    ['prikhodit', 'приходит'],
    ['registraciya', 'регистрация'],
    ['registratsiia', 'регистрация'],
    ['ekonomika', 'экономика'],
    ['jekonomika', 'экономика'],
    ['bolnichnyj', 'больничный'],
    ['lichnyy', 'личный'],
    ['Moskva', 'москва'],
  ])('reads %s as %s among others', (latin, russian) => expect(readings(latin)).toContain(russian));

  it.each(['', '12', 'кот', 'a1', "'", 'naïve', 'a'.repeat(41)])('gives nothing for %j', (typed) =>
    expect(readings(typed)).toEqual([]),
  );

  it.each(Object.entries(SCHEMES))('finds 97 of 100 words written by the scheme %s', (_, scheme) => {
    const missed = WORDS.filter(
      (word) => !readings(write(word, scheme)).some((each) => stem(each) === stem(word)),
    );
    expect(missed.length).toBeLessThanOrEqual(WORDS.length * 0.03);
  });

  it('gives at most 60 readings, the likeliest first, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcehijklnostuwxyz'"), maxLength: 40 }), (typed) => {
        const costs = fromTransliteration(typed).map(({ cost }) => cost);
        expect(costs.length).toBeLessThanOrEqual(60);
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
    );
  });
});
