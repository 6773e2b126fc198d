import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readCsv, writeCsv } from './csv.js';

const field = fc.oneof(
  fc.string({ unit: fc.constantFrom('а', '"', ',', ';', '\n', '\r', ' ') }),
  fc.string(),
);
const fieldsOf = (text: string) => readCsv(text).map(({ fields }) => fields);

describe('CSV', () => {
  it('reads back what it wrote, whatever the fields', () => {
    // A first line with semicolons says that they separate: it is a header, which has none.
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (written) => {
        const all = [['code', 'text'], ...written];
        expect(fieldsOf(writeCsv(all))).toEqual(all);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCsv(text)));
  });

  it('reads line ends of every kind, semicolons, a byte order mark, and tells where a record begins', () => {
    expect(readCsv('\uFEFFa;b\r\n"1\n2";"он сказал ""да"""\r\r\n3;')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1\n2', 'он сказал "да"'] },
      { line: 5, fields: ['3', ''] },
    ]);
  });
});
