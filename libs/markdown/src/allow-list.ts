import sanitizeHtml from 'sanitize-html';
import { ALLOWED_SCHEMES } from './link-policy.js';

/** Every tag a post may contain. */
export const ALLOWED_TAGS = 'p br strong em ul ol li blockquote code pre a bdi'.split(' ');

/** Every attribute, by tag; no class, style or id, so that nothing can dress up as the page itself. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = { a: ['href', 'rel'], ol: ['start'] };

/** What a sanitiser would leave as it is: tags without attributes, escapes of text; and any other sign of markup. */
const SIGNS = /&(?:amp|lt|gt);|<br>|<(\/?)(p|strong|em|ul|ol|li|blockquote|code|pre|bdi)>|[<>&]/g;
const DEEPEST = 64;

/**
 * The second lock: whatever the renderer produced, only the allow list leaves. Applied to its own output it
 * changes nothing.
 */
export function sanitise(html: string): string {
  return isHarmless(html) ? html : withAllowedOnly(html);
}

/** Whether there is nothing but allowed tags without attributes, each closed in its turn: most posts need no parser. */
function isHarmless(html: string): boolean {
  const open: string[] = [];
  for (const [sign, closing, tag] of html.matchAll(SIGNS)) {
    if (sign.length === 1) return false;
    if (tag === undefined) continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) return false;
    if (open.length >= DEEPEST) return false;
  }
  return open.length === 0;
}

/** The whole of {@link sanitise}, by a parser. */
export function withAllowedOnly(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedSchemes: ALLOWED_SCHEMES,
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
  });
  // The sanitiser writes void elements the XML way; `<` is always escaped in text and attributes, so this is safe.
  return clean.replaceAll('<br />', '<br>');
}
