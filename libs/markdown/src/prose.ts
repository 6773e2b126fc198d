import type { RenderedMarkdown } from './rendered-markdown.js';

/**
 * Signs that could mean markup, an entity or an address, lines that could begin a list or are indented, and the hyphen
 * that a plain text has as a common one.
 * Most posts have none: they need no parser, which is four fifths of the cost of writing a post.
 */
const MARKUP = /[*_[\]<>&`@\\~#\u2011]|[.:/](?=\S)|^(?:[-+]|\d{1,9}[.)])(?:\s|$)|^\s+\S/m;

/** Letters, digits and the signs of writing: what every reader sees as it is. */
const ONLY_VISIBLE = /^[\p{L}\p{N}\p{P}\p{S} \n]*$/u;

/** Whether a cleaned source says the same with and without Markdown. */
export const isProse = (source: string): boolean =>
  source !== '' && !MARKUP.test(source) && ONLY_VISIBLE.test(source);

/** Paragraphs and line breaks; the same result, to the letter, as the parser's (see the spec). */
export function renderProse(source: string): RenderedMarkdown {
  const paragraphs = source.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  const trimmed = paragraphs.map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''));
  return {
    html: trimmed.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>`).join('\n'),
    text: trimmed.join('\n\n'),
  };
}
