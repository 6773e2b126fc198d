import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 5321 §4.5.3.1, in octets: the local part, and a path without its brackets. */
const MAX_LOCAL = 64;
const MAX_LENGTH = 254;

/** RFC 5322 §3.2.3 (dot-atom), and RFC 6531 §3.3 for letters of other scripts; a mark never begins a part. */
const LOCAL =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-][\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]*(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-][\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]*)*$/u;
/** Letters of some languages that nothing shows, such as the Hangul filler, are letters to Unicode. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** What a domain may be typed with, so that the parser of URLs sees a host and nothing else. */
const TYPED_DOMAIN = /^[\p{L}\p{N}\p{M}.。．｡-]+$/u;
/** RFC 1123 §2.1, with a top level that is no number. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The one parser of e-mail addresses. Its result is the form that is stored and compared: the domain in ASCII
 * (`пример.рф` and `xn--e1afmkfd.xn--p1ai` are one), the local part in lower case and NFKC.
 *
 * RFC 5321 §2.4 would tell `Ivanova@` from `ivanova@`; no mail provider in use does, and people type either. Local parts in
 * Cyrillic are addresses as well (RFC 6531). Quoted local parts, IP literals and domains of one label are refused.
 *
 * @returns `null` when it is no address; never throws.
 */
export function parseEmailAddress(typed: string): string | null {
  if (typed.length > MAX_LENGTH * 2 || !typed.isWellFormed()) return null;
  const parts = typed.trim().split('@');
  const [typedLocal, typedDomain] = parts;
  if (parts.length !== 2 || typedLocal === undefined || typedDomain === undefined) return null;
  const domain = asciiDomain(typedDomain);
  const local = typedLocal.normalize('NFKC').toLowerCase().normalize('NFKC');
  if (domain === null || !LOCAL.test(local) || INVISIBLE.test(local)) return null;
  const address = `${local}@${domain}`;
  return octets(local) <= MAX_LOCAL && octets(address) <= MAX_LENGTH ? address : null;
}

/** The address as people read it: `user@пример.рф`. */
export function readableEmailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = at < 0 ? '' : domainToUnicode(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at)}@${domain}`;
}

function asciiDomain(typed: string): string | null {
  if (!TYPED_DOMAIN.test(typed)) return null;
  const ascii = domainToASCII(typed);
  // Not every label that begins with xn-- stands for a name (RFC 5891 §5.4).
  return DOMAIN.test(ascii) && !/(^|\.)xn--/.test(domainToUnicode(ascii)) ? ascii : null;
}

const octets = (text: string): number => Buffer.byteLength(text);
