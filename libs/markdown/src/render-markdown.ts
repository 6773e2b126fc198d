import { sanitise } from './allow-list.js';
import { isProse, renderProse } from './prose.js';
import { cleanSource } from './clean-characters.js';
import { grammar } from './grammar.js';
import { plainText } from './plain-text.js';
import type { RenderedMarkdown } from './rendered-markdown.js';
import { tameTokens } from './tame-tokens.js';

/** Signs and lines that make the parser work. Prose has one in twenty characters. */
const MARKS = /[*_[\]<>&"`@\\\n]|[.:](?=\S)/g;

/** More than this is a pasted log or an attack; both are best shown as they are, and cost nothing so. */
const MAX_MARKS = 2_000;

/**
 * Renders a post once, when it is written (docs/product.md §1). Never throws, whatever the source; the same source
 * always gives the same result. Length is not limited here; 100 kB of the worst input take less than 200 ms.
 */
export function renderMarkdown(source: string): RenderedMarkdown {
  const clean = cleanSource(source);
  if (isProse(clean)) return renderProse(clean);
  if (countMarks(clean) > MAX_MARKS) return renderAsTyped(clean);
  const tokens = tameTokens(grammar.parse(clean, {}));
  const html = sanitise(grammar.renderer.render(tokens, grammar.options, {}));
  return { html: html.trim(), text: plainText(tokens) };
}

function countMarks(source: string): number {
  let count = 0;
  for (const _ of source.matchAll(MARKS)) if (++count > MAX_MARKS) break;
  return count;
}

/** No second lock here: with every `<` escaped there is no tag left to let out, and reading it again is slow. */
function renderAsTyped(source: string): RenderedMarkdown {
  const text = source.trim();
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html: `<pre>${escaped}</pre>`, text };
}
