import type { grammar } from './grammar.js';

type Token = ReturnType<typeof grammar.parse>[number];

/**
 * The words of a post without markup, for search, e-mails and snippets: paragraphs apart by an empty line, list
 * items one a line with `- ` or `1. `, a link's address in brackets behind its text unless it is the text.
 */
export function plainText(tokens: Token[]): string {
  const parts: string[] = [];
  const lists: { next: number | null }[] = [];
  let marker = '';
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') lists.push({ next: null });
    if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) });
    if (token.type === 'list_item_open') marker = itemMarker(lists);
    if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') {
      lists.pop();
      if (lists.length === 0) parts.push('\n');
    }
    const content =
      token.type === 'inline'
        ? inlineText(token.children ?? [])
        : token.type === 'fence'
          ? token.content.trimEnd()
          : '';
    if (content.trim() === '') continue;
    const indent = '  '.repeat(Math.max(0, lists.length - 1));
    parts.push(`${lists.length > 0 ? indent + marker : ''}${content}\n${lists.length > 0 ? '' : '\n'}`);
    if (lists.length > 0) marker = '';
  }
  return parts.join('').replaceAll('\u00A0', ' ').replaceAll('\u2011', '-').trim();
}

function itemMarker(lists: { next: number | null }[]): string {
  const list = lists.at(-1);
  if (list === undefined || list.next === null) return '- ';
  return `${list.next++}. `;
}

function inlineText(tokens: Token[]): string {
  const parts: string[] = [];
  let link: { href: string; from: number } | null = null;
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') parts.push('\n');
    else if (token.type === 'link_open')
      link = { href: String(token.attrGet('href') ?? ''), from: parts.length };
    else if (token.type === 'link_close' && link !== null) {
      const label = parts.slice(link.from).join('');
      if (!saysAddress(label, link.href)) parts.push(` (${link.href})`);
      link = null;
    } else parts.push(token.content);
  }
  return parts.join('');
}

/** Automatic links show their own address, decoded and perhaps without the scheme. */
function saysAddress(label: string, href: string): boolean {
  return bareAddress(label) === bareAddress(href) || bareAddress(encodeURI(label)) === bareAddress(href);
}

function bareAddress(address: string): string {
  return address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
}
