import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ANONYMOUS } from '#kernel';
import { normaliseText, tokens, withinOneEdit } from '#russian';
import { SearchArchive } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';

/** Words one or two letters from right ones that the archive does not have, its writers' mistakes among them. */
const TITLES = [
  'Одобрый, одобрено, знакит, знак',
  'Обучение и переобучение',
  'Утерено письмо',
  'Код подтверждает вход, коды подтверждают',
  'Потребление воды',
  'Больницу закрыли, больница',
  'Акто и акты, автор',
  'Паспорт забран, забрали',
  'Регистрация по месту жительства',
  'Сертификат о прививках',
  'Справка о доходах',
  'Удостоверение ветерана',
  'Шорты и мера длины',
  'Keys and sms',
  'Компании',
];

/** Lemmas of the dictionary that the list is made of. */
const DICTIONARY = readFileSync(
  fileURLToPath(new URL('../node_modules/dictionary-ru/index.dic', import.meta.url)),
  'utf8',
)
  .split('\n')
  .map((entry) => normaliseText(entry.split('/')[0] ?? ''))
  .filter((word) => /^[а-я]{5,25}$/.test(word));
/** So many words of a line are read. */
const A_LINE = 30;
const LIST = DICTIONARY.filter((_, i) => i % 97 === 0).slice(0, 40 * A_LINE);
/** A word beside each of them. */
const BESIDE = LIST.map((word, i) => withinOneEdit(word).at((i * 37) % 100)?.word ?? word);

const WRITTEN = new Set([...TITLES.flatMap(tokens), ...BESIDE]);

describe('the spelling of a query', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    const categoryId = await putCategory(app);
    const texts = Array.from({ length: LIST.length / A_LINE }, (_, i) =>
      BESIDE.slice(i * A_LINE, (i + 1) * A_LINE).join(' '),
    );
    await putArchive(app, [
      ...TITLES.map((title) => ({ categoryId, title })),
      ...texts.map((question, i) => ({ categoryId, title: `Тема ${i}`, question })),
    ]);
  });
  afterAll(() => app.close());

  const search = (query: string) => app.get(SearchArchive).execute(ANONYMOUS, { query });

  it.each([
    'добрый день',
    'Добрый',
    'ДОБРЫЙ',
    'значит',
    'обнулению',
    'обнуления',
    'утеряно',
    'утерянные',
    'коды подтверждения',
    'погребение',
    'погребе\u0301ния',
    'на погребения',
    'больничный',
    'больничного',
    'авто',
    'загран',
    'загранпаспорт',
    'расчёт',
    'расчет',
    'счёта-фактуры',
    'какой-нибудь',
    'больнично-страховой',
    'справка-удостоверения',
    'доводах',
    'начислили',
    'нерезидентов',
    'перенаправление',
    'госпошлину',
    'маткапиталом',
    'снилса',
    'осаго',
    'shorts',
    'закон II?',
    'кеды луны',
    'где моя Company?',
    'e-mail',
  ])('leaves Russian as it is: %s', async (query) => {
    const { corrections, didYouMean } = await search(query);
    expect({ corrections, didYouMean }).toEqual({ corrections: [], didYouMean: null });
  });

  it.each([
    ['регестрация', 'регестрация', 'регистрация'],
    ['Регестрации', 'регестрации', 'регистрация'],
    ['сертефикат', 'сертефикат', 'сертификат'],
    ['СЕРТЕФИКАТ', 'сертефикат', 'сертификат'],
    ['сертефикатом', 'сертефикатом', 'сертификат'],
    ['ветеран-сертефикат', 'сертефикат', 'сертификат'],
    ['справка о дохадах', 'дохадах', 'доходах'],
    ['удоставерение', 'удоставерение', 'удостоверение'],
    ['удаставерение', 'удаставерение', 'удостоверение'],
    ['потреблемие', 'потреблемие', 'потребление'],
    ['болница', 'болница', 'больница'],
  ])('puts right what is misspelt: %s', async (query, from, to) => {
    const { corrections } = await search(query);
    expect(corrections).toEqual([{ from, to, kind: 'SPELLING' }]);
  });

  it('offers what is less certain, in the line as it was typed', async () => {
    const { corrections, didYouMean, edges } = await search('Где знок-письмо,  скажите?');
    expect(corrections.map(({ to }) => to)).toEqual([]);
    expect(didYouMean).toBe('Где знак-письмо,  скажите?');
    expect(edges.map(({ node }) => node.title)).toContain('Одобрый, одобрено, знакит, знак');
  });

  it('says no form that the archive does not have', async () => {
    const queries = TITLES.flatMap(tokens).flatMap((word) =>
      withinOneEdit(word)
        .filter((_, i) => i % 97 === 5)
        .map((variant) => variant.word),
    );
    let told = 0;
    for (const query of queries) {
      const { corrections, didYouMean } = await search(query);
      for (const word of [...corrections.map(({ to }) => to), ...tokens(didYouMean ?? '')]) {
        expect([query, word, WRITTEN.has(word)]).toEqual([query, word, true]);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  it('never replaces a word of the list, whatever the archive has beside it', async () => {
    for (let i = 0; i < LIST.length; i += A_LINE) {
      const query = LIST.slice(i, i + A_LINE).join(' ');
      expect(await search(query)).toMatchObject({ corrections: [], didYouMean: null });
    }
  });
});
