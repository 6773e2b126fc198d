import { describe, expect, it } from '@jest/globals';
import { areNeighbours, inOtherLayout } from './keyboard-layout.js';

describe('inOtherLayout', () => {
  it.each([
    ['gfcgjhn', ['паспорт']],
    ['GFCGJHN', ['паспорт']],
    ['j,hfotybt', ['обращение']],
    ["'ktrnhjyyfz", ['лектронная', 'электронная']],
    ['gjl]tpl', ['подъезд']],
    ['`krf', ['елка']],
    ['dct[', ['всех', 'все']],
    ['jgkfne,', ['оплату', 'оплатуб']],
    ['jgkfne.,', ['оплатую', 'оплатуюб', 'оплату']],
    ['nfqv-rjl?', ['тайм код']],
    ['код', ['rjl']],
    ['ыьы', ['sms']],
    ['паспорt', []],
    ['2024', []],
    ['?!', []],
    ['', []],
  ])('reads %j as %j', (typed, expected) => expect(inOtherLayout(typed)).toEqual(expected));
});

it('knows which keys lie beside each other', () => {
  expect(areNeighbours('а', 'п')).toBe(true);
  expect(areNeighbours('п', 'а')).toBe(true);
  expect(areNeighbours('к', 'в')).toBe(true);
  expect(areNeighbours('й', 'ю')).toBe(false);
  expect(areNeighbours('а', 'а')).toBe(false);
});
