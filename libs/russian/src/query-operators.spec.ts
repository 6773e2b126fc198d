import { describe, expect, it } from '@jest/globals';
import { readOperator } from './query-operators.js';

describe('readOperator', () => {
  it.each([
    ['категория:паспорта', { name: 'category', value: 'паспорта' }],
    ['Тема:sign-in', { name: 'category', value: 'sign-in' }],
    ['решено:да', { name: 'solved', value: true }],
    ['solved:NO', { name: 'solved', value: false }],
    ['официально:нет', { name: 'official', value: false }],
    ['вид:Жалоба', { name: 'kind', value: 'COMPLAINT' }],
    ['регион:RU-MOW', { name: 'region', value: 'RU-MOW' }],
    ['регион:77', { name: 'region', value: '77' }],
    ['с:2024-01-31', { name: 'from', value: '2024-01-31' }],
    ['по:1.2.2024', { name: 'to', value: '2024-02-01' }],
    ['before:2024-12-31', { name: 'to', value: '2024-12-31' }],
  ])('%s', (typed, expected) => expect(readOperator(typed)).toEqual(expected));

  it.each([
    'решено:может',
    'вид:рассказ',
    'с:2024-02-30',
    'с:вчера',
    'адрес:почта',
    'категория:',
    'категория:!',
    ':да',
    'код',
  ])('leaves %s to the words', (typed) => expect(readOperator(typed)).toBeNull());
});
