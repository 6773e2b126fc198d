/** The media type of GraphQL over HTTP, whose status tells how the request fared. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';
export const JSON_RESPONSE = 'application/json; charset=utf-8';

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * In which media type a request is answered (GraphQL over HTTP, "Media Types"; RFC 9110 §12.5.1): in plain JSON, which
 * every client understands, unless the other is asked for by name and before it.
 *
 * @returns `null` when neither is accepted
 */
export function responseMediaType(accept: string | undefined): string | null {
  if (!accept) return JSON_RESPONSE;
  const ranges = accept.split(',').map(rangeOf);
  const graphql = ranges.findIndex(({ type }) => type === 'application/graphql-response+json');
  const json = placeOfJson(ranges);
  const asked = ranges[graphql]?.quality ?? 0;
  const plain = ranges[json]?.quality ?? 0;
  if (asked > 0 && (asked > plain || (asked === plain && graphql < json))) return GRAPHQL_RESPONSE;
  return plain > 0 ? JSON_RESPONSE : null;
}

/** The most specific range that plain JSON falls under. */
function placeOfJson(ranges: readonly Range[]): number {
  const places = ['application/json', 'application/*', '*/*'].map((wanted) =>
    ranges.findIndex(({ type }) => type === wanted),
  );
  return places.find((place) => place >= 0) ?? -1;
}

function rangeOf(part: string): Range {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
}
