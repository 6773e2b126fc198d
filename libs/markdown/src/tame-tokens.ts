import { grammar } from './grammar.js';
import { cleanCharacters, isVisible } from './clean-characters.js';
import { claimsAnotherHost, isAllowedHref, LINK_REL } from './link-policy.js';

type Token = ReturnType<typeof grammar.parse>[number];

/** Emphasis inside emphasis, at most; deeper signs stay as typed. */
const MAX_EMPHASIS = 3;

/**
 * Makes parsed Markdown fit to stand in a page: headings become bold paragraphs, code loses its language class,
 * links are never empty, nested or misleading, emphasis does not nest without end. Changes the tokens in place.
 */
export function tameTokens(tokens: Token[]): Token[] {
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'fence') token.info = '';
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = 'p';
    if (token.type !== 'inline') continue;
    const tamed = tameLinks(tameEmphasis(token.children ?? []));
    token.children = tokens[index - 1]?.type === 'heading_open' ? embolden(tamed) : tamed;
  }
  return tokens;
}

function tameEmphasis(tokens: Token[]): Token[] {
  let depth = 0;
  for (const token of tokens) {
    if (token.type.startsWith('text')) token.content = cleanCharacters(token.content);
    if (token.type !== 'em_open' && token.type !== 'strong_open' && !isEmphasisEnd(token)) continue;
    if (isEmphasisEnd(token)) depth--;
    if (depth >= MAX_EMPHASIS) makeText(token, token.markup);
    if (token.nesting === 1) depth++;
  }
  return tokens;
}

function isEmphasisEnd(token: Token): boolean {
  return token.type === 'em_close' || token.type === 'strong_close';
}

/** `nesting` is left as it was: the caller still has to count by it. */
function makeText(token: Token, content: string): void {
  token.type = 'text';
  token.tag = '';
  token.content = content;
}

function tameLinks(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.type !== 'link_open') {
      if (token.type !== 'link_close') out.push(token);
      continue;
    }
    const end = closingLink(tokens, at);
    const inside = tokens
      .slice(at + 1, end)
      .filter((each) => each.type !== 'link_open' && each.type !== 'link_close');
    out.push(...tameLink(token, inside));
    at = end;
  }
  return out;
}

function closingLink(tokens: Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const type = tokens[at]?.type;
    if (type === 'link_open') depth++;
    if (type === 'link_close' && --depth === 0) return at;
  }
  return tokens.length;
}

/** A link as it may stand: `<a href rel><bdi>…</bdi></a>`, its words isolated from the direction of the rest. */
function tameLink(open: Token, inside: Token[]): Token[] {
  const href = cleanCharacters(String(open.attrGet('href') ?? ''));
  if (!isAllowedHref(href)) return inside;
  open.attrs = [
    ['href', href],
    ['rel', LINK_REL],
  ];
  const seen = inside.map((token) => token.content).join('');
  const honest = isVisible(seen) && (open.info === 'auto' || !claimsAnotherHost(seen, href));
  if (href.startsWith('tel:')) inside.forEach(keepOnOneLine);
  const label = honest ? inside : [newToken('text', '', 0, href)];
  return [
    open,
    newToken('bdi_open', 'bdi', 1),
    ...label,
    newToken('bdi_close', 'bdi', -1),
    newToken('link_close', 'a', -1),
  ];
}

/** A telephone number broken over two lines is misread and misdialled. */
function keepOnOneLine(token: Token): void {
  token.content = token.content.replaceAll(' ', '\u00A0').replaceAll('-', '\u2011');
}

/**
 * A post's heading is a bold paragraph: the page owns the outline. A heading level chosen by a citizen would
 * skip levels in it and fill the list by which screen-reader users move about.
 */
function embolden(tokens: Token[]): Token[] {
  if (!isVisible(tokens.map((token) => token.content).join(''))) return tokens;
  const plain = tokens.filter((token) => token.type !== 'strong_open' && token.type !== 'strong_close');
  return [newToken('strong_open', 'strong', 1), ...plain, newToken('strong_close', 'strong', -1)];
}

function newToken(type: string, tag: string, nesting: -1 | 0 | 1, content = ''): Token {
  const token = new TokenClass(type, tag, nesting);
  token.content = content;
  return token;
}

const TokenClass = new grammar.core.State('', grammar, {}).Token;
