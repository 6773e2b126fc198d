import sanitizeHtml from 'sanitize-html';
import { ALLOWED_SCHEMES } from './link-policy.js';

/** Every tag a post may contain. */
export const ALLOWED_TAGS = 'p br strong em ul ol li blockquote code pre a bdi'.split(' ');

/** Every attribute, by tag; no class, style or id, so that nothing can dress up as the page itself. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = { a: ['href', 'rel'], ol: ['start'] };

/**
 * The second lock: whatever the renderer produced, only the allow list leaves. Applied to its own output it
 * changes nothing.
 */
export function sanitise(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedSchemes: ALLOWED_SCHEMES,
    allowProtocolRelative: false,
    nestingLimit: 64,
  });
  // The sanitiser writes void elements the XML way; `<` is always escaped in text and attributes, so this is safe.
  return clean.replaceAll('<br />', '<br>');
}
