import { renderMarkdown } from '#markdown';
import { HIDDEN_MARK, type KnownContacts, findPersonalData, hidePersonalData } from '#privacy';
import type { Span } from '#screening';
import type { TextOfPost } from '../post-texts.js';

/** A text in which personal data was found, and what could be published instead. */
export interface PersonalDataInText {
  /** Places in the title and in the body as readers would read it, without markup. */
  readonly spans: readonly Span[];
  /** The same text with {@link HIDDEN_MARK} in place of each of them. */
  readonly proposed: TextOfPost;
}

/** Hiding may bring two halves of something together, so it is done until nothing is found; this often suffices. */
const ROUNDS = 5;
/** What may stand between two characters of a text that readers see side by side. */
const MARKUP = '[*_`~\\\\\\[\\]<>\\s]*';

/**
 * Looks for personal data in what readers would read of a text (docs/product.md §4 and §9).
 *
 * @param known contacts of the service itself, left alone.
 * @returns `null` where there is none.
 */
export function personalDataIn(text: TextOfPost, known: KnownContacts): PersonalDataInText | null {
  const found = (field: Span['field'], readable: string): Span[] =>
    findPersonalData(readable, known).map(({ kind, start, end }) => ({ field, start, end, kind }));
  const spans = [
    ...(text.title === null ? [] : found('TITLE', text.title)),
    ...found('BODY', renderMarkdown(text.markdown).text),
  ];
  return spans.length === 0 ? null : { spans, proposed: publicVersion(text, known) };
}

/** The text without personal data: what is hidden is marked, everything else stays as it was written. */
export const publicVersion = ({ title, markdown }: TextOfPost, known: KnownContacts): TextOfPost => ({
  title: title === null ? null : hideAll(title, known),
  markdown: hideInMarkdown(markdown, known),
});

/** @param readable what readers read of the text, where that is something else than the text itself. */
function hideAll(text: string, known: KnownContacts, readable = (written: string) => written): string {
  let shown = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = shown;
    shown = hidePersonalData(shown, known).text;
    // Markup may stand inside of what readers see as one number: **8 916** 123-45-67.
    const seen = readable(shown);
    for (const { start, end } of findPersonalData(seen, known))
      shown = shown.replace(spreadOver(seen.slice(start, end)), HIDDEN_MARK);
    if (shown === before) break;
  }
  // Written so that it cannot be pointed at, for example in character references.
  return findPersonalData(readable(shown), known).length === 0 ? shown : HIDDEN_MARK;
}

const hideInMarkdown = (markdown: string, known: KnownContacts): string =>
  hideAll(markdown, known, (written) => renderMarkdown(written).text);

const spreadOver = (words: string): RegExp => {
  const signs = [...words.replace(/\s+/gu, '')].map(
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`,
  );
  return new RegExp(signs.join(MARKUP), 'u');
};
