/**
 * The first of the codings on offer that the client takes (RFC 9110 §12.5.3); one with a weight of nought it does not.
 *
 * @param accepted its `Accept-Encoding`
 * @returns `null` where it takes none, and the content is sent as it is
 */
export function acceptedEncoding<E extends string>(accepted = '', offered: readonly E[]): E | null {
  const taken = new Set<string>();
  for (const one of accepted.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = one.split(';').map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))) taken.add(coding);
  }
  return offered.find((coding) => taken.has(coding)) ?? null;
}

/** Each form of a content has a strong tag of its own (RFC 9110 §8.8.3.3). */
export const etagIn = (etag: string, encoding: string | null): string =>
  encoding === null ? etag : etag.replace(/"$/, `-${encoding}"`);
