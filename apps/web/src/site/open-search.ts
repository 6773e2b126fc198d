import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';
import { emblem } from './assets.js';

export const OPEN_SEARCH_TYPE = 'application/opensearchdescription+xml';
export const SUGGESTIONS_TYPE = 'application/x-suggestions+json';

export const openSearchPath = (locale: Locale): string => `/opensearch.xml?lang=${locale}`;

/**
 * How browsers search here, and what they ask while somebody types (OpenSearch 1.1).
 *
 * @param publicUrl the address readers use, without a slash at the end.
 */
export function openSearchDescription(publicUrl: string, locale: Locale): string {
  const at = (path: string): string => escaped(publicUrl + path);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(saySite(locale, 'NAME'))}</ShortName>
  <Description>${escaped(saySite(locale, 'SEARCH_DESCRIPTION'))}</Description>
  <Url type="text/html" method="get" template="${at('/search?q={searchTerms}')}"/>
  <Url type="${SUGGESTIONS_TYPE}" rel="suggestions" template="${at('/search/suggest?q={searchTerms}')}"/>
  <Url type="${OPEN_SEARCH_TYPE}" rel="self" template="${at(openSearchPath(locale))}"/>
  <Image width="16" height="16" type="image/svg+xml">${at(emblem.path)}</Image>
  <Language>${locale}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
