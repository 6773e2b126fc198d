/** A record of a CSV file. */
export interface CsvRecord {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads CSV (RFC 4180): a field in quotes may hold separators, line ends and quotes written twice. Semicolons may stand
 * for commas, as spreadsheets write them in Russia: the first line decides. Lines without anything are left out. What is
 * no good CSV is read as far as it goes; never throws.
 */
export function readCsv(text: string): CsvRecord[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = /^[^\r\n]*;/.test(plain) ? ';' : ',';
  const records: CsvRecord[] = [];
  let [fields, field, quoted, seen] = [[] as string[], '', false, false];
  let [line, begun] = [1, 1];
  const endRecord = (): void => {
    if (seen || fields.length > 0 || field !== '') records.push({ line: begun, fields: [...fields, field] });
    [fields, field, seen] = [[], '', false];
    begun = line;
  };
  for (let i = 0; i < plain.length; i++) {
    const character = plain.charAt(i);
    const isEnd = character === '\n' || character === '\r';
    const isPair = character === '\r' && plain.charAt(i + 1) === '\n';
    if (isEnd) line += 1;
    if (character === '"' && quoted && plain.charAt(i + 1) === '"') field += plain.charAt(i++);
    else if (character === '"') [quoted, seen] = [!quoted, true];
    else if (quoted) field += isPair ? `\r${plain.charAt(++i)}` : character;
    else if (character === separator) [fields, field] = [[...fields, field], ''];
    else if (isEnd) {
      if (isPair) i += 1;
      endRecord();
    } else field += character;
  }
  endRecord();
  return records;
}

/** What a cell may hold; numbers are written as they are, `null` is an empty cell. */
export type CsvCell = string | number | null;

/** Writes CSV as RFC 4180 has it; {@link readCsv} reads back the same texts. */
export const writeCsv = (rows: ReadonlyArray<readonly CsvCell[]>): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');

function written(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return text === '' || /[",;\r\n\uFEFF]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Office programs read UTF-8 as such only when it says so. */
const BOM = '\uFEFF';
/** A text that begins so is run as a formula by office programs (CWE-1236); an apostrophe makes it a text again. */
const FORMULA = /^[=+\-@\t\r]/;

/** The same for office programs: UTF-8 with a mark, and no text that is a formula. */
export const writeOfficeCsv = (rows: ReadonlyArray<readonly CsvCell[]>): string =>
  BOM + writeCsv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? tamed(cell) : cell))));

const tamed = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
