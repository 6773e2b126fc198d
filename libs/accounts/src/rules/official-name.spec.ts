import { describe, expect, it } from '@jest/globals';
import { posesAsService } from './official-name.js';

const DEPARTMENTS = ['Приёмная документов', 'МФЦ', 'Reception of documents'];

describe('a name that poses as the service', () => {
  it.each([
    'Официальный ответ',
    'ОФИЦИАЛЬНЫЙ ОТВЕТ',
    'Администратор',
    'Администрация форума',
    'Модератор',
    'модератор 7',
    'М о д е р а т о р',
    'M0дератор',
    'Moдepaтop',
    'Модеpатоp',
    'Мо-де-ра-тор',
    'Мод\u200Bератор',
    'Модератор\u3164',
    'М\u0301одератор',
    'Служба поддержки',
    'Служба',
    'Техподдержка',
    'Сnециалист',
    'Админ',
    'Administrator',
    'Аdmin',
    'Adm1n',
    'Official answer',
    'Support team',
    'ВЕЧЕ',
    'Вече 2',
    'Отдел справок',
    'Приемная документов',
    'приёмная  ДОКУМЕНТОВ №2',
    'Пpиёмная дoкументов',
    'reception of documents',
    'МФЦ',
    'Окно МФЦ 3',
  ])('%j is one', (name) => {
    expect(posesAsService(name, DEPARTMENTS)).toBe(true);
  });

  it.each([
    'Анна Иванова',
    'Вера',
    'Вечеслав',
    'Вечерний гость',
    'Модест',
    'Адам',
    'Админова Ольга',
    'Ольга 1975',
    'Семён Семёнович',
    'John Smith',
    'Мфцов Пётр',
    'Игорь из отделения',
    '李小龍',
    '😀😀',
  ])('%j is none', (name) => {
    expect(posesAsService(name, DEPARTMENTS)).toBe(false);
  });
});
