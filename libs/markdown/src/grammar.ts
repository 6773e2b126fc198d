import MarkdownIt, { type StateBlock } from 'markdown-it';
import { BARE_DOMAINS, isAllowedHref } from './link-policy.js';

/** Quotes and lists nest this many markdown-it levels (a list takes two), deeper signs are letters. */
const MAX_BLOCK_LEVEL = 12;
/** Brackets are followed this deep while the end of a link's text is looked for. */
const MAX_NESTING = 24;

/** What people type without meaning Markdown, and what a post may not carry. */
const LEFT_OUT = [
  'code', // a paragraph pasted with indentation is not a program; fences are there for those
  'lheading', // a line of dashes under a sentence would make it a heading
  'hr',
  'reference', // definitions would make text vanish
  'table',
  'html_block',
  'html_inline',
  'image',
  'strikethrough',
];

const SIGN_OF_ADDRESS = /[.:@]\S/;

/**
 * The Markdown subset citizens may use (docs/product.md §1): paragraphs with their line breaks, emphasis, lists,
 * quotes, inline and fenced code, links. One parser serves all calls: it keeps no state between them.
 */
export const grammar = buildGrammar();

function buildGrammar(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: MAX_NESTING });
  parser.disable(LEFT_OUT);
  parser.validateLink = isAllowedHref;
  parser.linkify.tlds(BARE_DOMAINS).set({ fuzzyLink: true }).add('ftp:').add('//');
  // Looking for addresses is a sixth of the work on a text, and most texts hold no sign that every address has.
  const { linkify } = parser;
  const holdsAddress = linkify.test.bind(linkify);
  linkify.test = (text) => SIGN_OF_ADDRESS.test(text) && holdsAddress(text);
  parser.block.ruler.before('fence', 'depth_limit', stopNesting);
  return parser;
}

/** markdown-it throws away what is nested too deep; here it stays, as a paragraph of plain text. */
function stopNesting(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < MAX_BLOCK_LEVEL) return false;
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) line++;
  state.push('paragraph_open', 'p', 1);
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = line;
  return true;
}
