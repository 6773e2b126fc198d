import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { normaliseText, stem, tokens } from '#russian';
import { type TestDatabase, cloneDatabase } from './support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const TEXT = `Здравствуйте! Получила новейший паспорт, но сведения в личном кабинете не обновились: старая фамилия
  по-прежнему отображается везде, хотя заявление рассмотрено и исполнено. Пробовала выйти и войти заново, перезагрузившись,
  чистила сохранённые данные, обращалась к работающим специалистам, ждала ответа четыре недели. Подскажите, пожалуйста,
  куда писать жалобу, когда отвечающие сотрудники посылают друг к другу, а сроки давно истекли? Надоело объяснять
  одно и то же; важность, ответственность и нервность растут. Оплаченная государственная пошлина не возвращается,
  выписанный штраф удваивается, написанное письмо возвращено, подписывающие документы люди отказываются разговаривать.
  Выпускники, пенсионеры, многодетные семьи, предприниматели получают уведомления; дети учатся в школах и детских садах.
  Купить диплом недорого, лёгкий заработок, ставки на спорт, займы без отказа, казино онлайн, игровые автоматы.`;

it('stems words as PostgreSQL’s Russian text search does', async () => {
  const words = [...new Set(tokens(normaliseText(TEXT)))].filter((word) => /^[а-я]{3,}$/.test(word));
  const rows = await db.query<{ word: string; stem: string }>(
    `SELECT word, (ts_lexize('russian_stem', word))[1] AS stem FROM unnest($1::text[]) AS word`,
    [words],
  );
  // Words that search leaves out altogether have no stem there.
  const known = rows.filter(({ stem: theirs }) => theirs !== null);
  expect(known.length).toBeGreaterThan(90);
  expect(known.map(({ word }) => [word, stem(word)])).toEqual(known.map((row) => [row.word, row.stem]));
});
