/** What could mean markup; the same before a sign of punctuation is that sign (CommonMark, backslash escapes). */
const MARKUP = /[*_[\]<>&`@\\~#|!=]|[.:/](?=\S)|(?<=^\s*)[-+]|(?<=^\s*\d{1,9})[.)]/gm;

/** Markdown that says the text as it is. */
export const asMarkdown = (text: string): string => text.replace(MARKUP, String.raw`\$&`).trim();
