/** Link targets a post may carry; relative ones are out because a post also travels by e-mail. */
export const ALLOWED_SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Without `nofollow` and `ugc` the forum would pay spammers in search rank; `noopener` guards new tabs. */
export const LINK_REL = 'nofollow ugc noopener';

const WEB = /^https?:\/\/[^/?#]/i;
const MAIL = /^mailto:[^@?\s]+@[^@?\s]+/i;
const PHONE = /^tel:[+\d][\d\-().]*(;|$)/i;

/** Whether a link to `href` may stand in a post: http(s) with a host, mailto with an address, tel with digits. */
export function isAllowedHref(href: string): boolean {
  if (WEB.test(href)) return URL.canParse(href);
  return MAIL.test(href) || PHONE.test(href);
}

/** Domains that are linked without a scheme. A longer list makes links of `readme.md` and of missing spaces. */
export const BARE_DOMAINS = ['ru', 'su', 'рф', 'com', 'org', 'net'];

/** A whole text that reads as an address: with a scheme, with `www.`, or under a domain everybody knows. */
const LOOKS_LIKE_ADDRESS = new RegExp(
  `^(?:https?://|(?=www\\.)|(?=[^/?#:]+\\.(?:${BARE_DOMAINS.join('|')})(?:[/?#:]|$)))([^/?#:\\s]+)(?:[/?#:]\\S*)?$`,
  'iu',
);

/**
 * Whether a link's text is itself an address of another host than the one it leads to: the oldest trick to
 * bring people to a false public-service site.
 */
export function claimsAnotherHost(text: string, href: string): boolean {
  const claimed = LOOKS_LIKE_ADDRESS.exec(text.trim())?.[1];
  if (claimed === undefined || !WEB.test(href)) return false;
  return hostOf(`https://${claimed}`) !== hostOf(href);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}
