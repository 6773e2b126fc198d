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

/** Writes CSV as RFC 4180 has it; {@link readCsv} reads back the same fields. */
export function writeCsv(rows: ReadonlyArray<readonly string[]>): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

const written = (field: string): string =>
  field === '' || /[",;\r\n\uFEFF]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
