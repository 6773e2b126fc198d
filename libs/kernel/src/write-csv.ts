/** What a cell may hold; numbers are written as they are, `null` is an empty cell. */
export type CsvCell = string | number | null;

/** Office programs read UTF-8 as such only when it says so. */
const BOM = '\uFEFF';
/** A text that begins so is run as a formula by office programs (CWE-1236); an apostrophe makes it a text again. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as a CSV file by RFC 4180, for office programs: UTF-8 with a mark, commas, CRLF, no text that is a formula. */
export const writeCsv = (rows: ReadonlyArray<readonly CsvCell[]>): string =>
  BOM + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
