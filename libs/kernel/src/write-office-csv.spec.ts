import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { writeOfficeCsv } from './csv.js';

/** A reader of RFC 4180 that knows nothing of the writer. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  cell.lastIndex = 1;
  let row: string[] = [];
  for (let match = cell.exec(file); match; match = cell.exec(file)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const shielded = (cell: string): string => (cell.startsWith('\r') ? `'${cell}` : cell);

describe('a CSV file', () => {
  it('is UTF-8 with a mark, quoted where it has to be, with numbers as they are', () => {
    expect(writeOfficeCsv([['Отдел «Ё», первый', 'сказал "да"', -1.5, null, 'две\nстроки']])).toBe(
      '\uFEFF"Отдел «Ё», первый","сказал ""да""",-1.5,,"две\nстроки"\r\n',
    );
  });

  it('holds no formula that somebody wrote into a name', () => {
    const bad = ['=1+1', '+7', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://example.org","x")'];
    for (const text of bad) expect(readCsv(writeOfficeCsv([[text]]))).toEqual([[`'${text}`]]);
  });

  it('is read back as it was written', () => {
    const text = fc.string({ unit: fc.constantFrom('а', 'ё', '"', ',', '\r', '\n', ' ', ';', '1') });
    const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(rows, (all) => {
        expect(readCsv(writeOfficeCsv(all))).toEqual(all.map((row) => row.map(shielded)));
      }),
    );
  });
});
