import { tokens } from './normalise-text.js';

/** A filter of the archive typed into the search line. */
export type QueryOperator =
  | { readonly name: 'solved' | 'official'; readonly value: boolean }
  | { readonly name: 'kind'; readonly value: 'QUESTION' | 'COMPLAINT' | 'SUGGESTION' }
  /** A date of the calendar, ISO 8601, without a zone. */
  | { readonly name: 'from' | 'to'; readonly value: string }
  /** As typed: which category or region is meant, only the archive knows. */
  | { readonly name: 'category' | 'region'; readonly value: string };

const NAMES: Readonly<Record<string, QueryOperator['name']>> = {
  категория: 'category',
  тема: 'category',
  category: 'category',
  решено: 'solved',
  solved: 'solved',
  официально: 'official',
  official: 'official',
  вид: 'kind',
  kind: 'kind',
  регион: 'region',
  region: 'region',
  с: 'from',
  после: 'from',
  after: 'from',
  по: 'to',
  до: 'to',
  before: 'to',
};

const ANSWERS: Readonly<Record<string, boolean>> = { да: true, yes: true, нет: false, no: false };
const KINDS: Readonly<Record<string, 'QUESTION' | 'COMPLAINT' | 'SUGGESTION'>> = {
  вопрос: 'QUESTION',
  question: 'QUESTION',
  жалоба: 'COMPLAINT',
  complaint: 'COMPLAINT',
  предложение: 'SUGGESTION',
  suggestion: 'SUGGESTION',
};

/** Reads `name:value`; `null` for anything that is not a filter with a value it can have. */
export function readOperator(word: string): QueryOperator | null {
  const [, typedName, value] = /^(\p{L}+):(\S+)$/u.exec(word) ?? [];
  const name = NAMES[typedName?.toLowerCase() ?? ''];
  if (name === undefined || value === undefined) return null;
  const said = value.toLowerCase();
  switch (name) {
    case 'solved':
    case 'official':
      return valued(name, ANSWERS[said]);
    case 'kind':
      return valued(name, KINDS[said]);
    case 'from':
    case 'to':
      return valued(name, readDate(value));
    case 'category':
    case 'region':
      return valued(name, tokens(value).length > 0 ? value : undefined);
  }
}

const valued = (name: QueryOperator['name'], value: string | boolean | undefined): QueryOperator | null =>
  value === undefined ? null : ({ name, value } as QueryOperator);

/** `2024-01-31` or `31.01.2024`; `undefined` for a day that no calendar has. */
function readDate(value: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : value;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? undefined : iso;
}
