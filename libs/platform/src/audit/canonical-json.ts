export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text of a JSON value (RFC 8785): keys in the order of their UTF-16 units, no spaces, numbers and
 * strings as ECMAScript writes them.
 *
 * @throws TypeError for what JSON cannot say: numbers without end, broken surrogates, undefined values
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${scalar(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return scalar(value as string | number | boolean | null);
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('A string with half a character');
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`A value of type ${typeof value} is no JSON`);
  return text;
}
