import { findPersonalData } from '#privacy';
import { type Check, type Facts, type Span, spansIn } from '../check.js';

const ENDINGS = 'ru|su|рф|com|org|net|info|biz|me|io|xyz|top|online|site|club|pro|shop|store|link|cc|ly|gg';

/** With a scheme, with `www.`, or a bare name under a usual domain. Each part is bounded, so time is too. */
const LINK = new RegExp(
  `(?:https?://|(?<![\\p{L}\\p{N}.@/_-])www\\.)([^\\s/?#<>()\\[\\]"'«»]{1,253})[^\\s<>()\\[\\]"'«»]{0,2000}` +
    `|(?<![\\p{L}\\p{N}.@/_-])((?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}(?:${ENDINGS}))(?![\\p{L}\\p{N}@-])(?:/[^\\s<>()\\[\\]"'«»]{0,2000})?`,
  'giu',
);
const NICKNAME = /(?<![\p{L}\p{N}._%+/-])@[a-z][a-z0-9_]{4,31}(?![\p{L}\p{N}_])/giu;
/** A phone or an e-mail address under another text. */
const HIDDEN_CONTACT = /\]\((?:mailto|tel):([^)\s]{1,300})\)/giu;

/** Links to strangers and nicknames wait for a moderator; a list of links is refused. */
export const contactsAndLinks: Check = (draft, facts) => {
  const { allowedHosts, mostLinks } = facts.rules;
  const foreign = (text: string) => linksIn(text).filter(({ host }) => !isUnder(host, allowedHosts));
  // What readers see and what markup hides; a link that is seen stands in both.
  const behind = foreign(`${draft.title}\n${draft.markdown}`);
  const spans = spansIn(draft, (text) => [
    ...foreign(text).map(({ start, end }): Omit<Span, 'field'> => ({ start, end, kind: 'LINK' })),
    ...[...text.matchAll(NICKNAME)].map(({ 0: nick, index }): Omit<Span, 'field'> => ({
      start: index,
      end: index + nick.length,
      kind: 'NICKNAME',
    })),
  ]);
  if (behind.length === 0 && spans.length === 0 && !hidesContact(draft.markdown, facts)) return null;
  const hosts = [...new Set(behind.map(({ host }) => host))].slice(0, 20);
  return { outcome: behind.length > mostLinks ? 'REFUSE' : 'HOLD', spans, hosts };
};

/** Most texts have none of these signs and need no closer look. */
const MAY_HAVE_LINK = /:\/\/|www\.|\S\.[^\s\d]/i;

function linksIn(text: string): Array<{ host: string; start: number; end: number }> {
  if (!MAY_HAVE_LINK.test(text)) return [];
  return [...text.matchAll(LINK)].map(({ 0: link, 1: named, 2: bare, index }) => ({
    host: hostOf(named ?? bare ?? ''),
    start: index,
    end: index + link.length,
  }));
}

/** In the form in which addresses are compared: lower case, `xn--` for Cyrillic; a name before @ is no host. */
function hostOf(authority: string): string {
  const address = `https://${authority.replace(/[.,:;!]+$/, '')}`;
  return (URL.canParse(address) ? new URL(address).hostname : authority.toLowerCase()).replace(/^www\./, '');
}

const isUnder = (host: string, allowed: readonly string[]): boolean =>
  allowed.some((each) => host === hostOf(each) || host.endsWith(`.${hostOf(each)}`));

const hidesContact = (markdown: string, { contacts }: Facts): boolean =>
  [...markdown.matchAll(HIDDEN_CONTACT)].some(
    ([, target = '']) => findPersonalData(`тел. ${target}`, contacts).length > 0,
  );
