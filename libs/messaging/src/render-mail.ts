import type { Locale } from '#kernel';

export interface MailContent {
  readonly locale: Locale;
  readonly greeting?: string;
  /** Plain texts; line ends inside one are kept. */
  readonly paragraphs: readonly string[];
  /** The one thing to do. The address stands in full in both parts. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Label and value, for example «Номер обращения» and its number. */
  readonly facts?: ReadonlyArray<readonly [label: string, value: string]>;
  /** Who writes and why; how to stop it. Addresses in it become links. */
  readonly footer: readonly string[];
}

const COLOURS = { text: '#1b1b1b', quiet: '#4a4a4a', button: '#0b4f8a' };

/**
 * Lays a message out as text and as simple HTML that reads well by ear, in large print and without
 * pictures: real paragraphs and lists, language named, nothing loaded from elsewhere (WCAG 2.2 AA contrast).
 * Everything given is plain text and is escaped.
 */
export function renderMail(content: MailContent): { text: string; html: string } {
  return { text: renderText(content), html: renderHtml(content) };
}

function renderText({ greeting, paragraphs, action, facts = [], footer }: MailContent): string {
  const parts = [
    ...(greeting ? [greeting] : []),
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    // RFC 3676 §4.3: what follows "-- " is the signature.
    ...(footer.length > 0 ? [`-- \n${footer.join('\n')}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderHtml({ locale, greeting, paragraphs, action, facts = [], footer }: MailContent): string {
  const body = [
    ...[...(greeting ? [greeting] : []), ...paragraphs].map((text) => paragraph(escaped(text))),
    ...(facts.length > 0
      ? [`<ul style="margin:0 0 16px;padding-left:20px">${facts.map(item).join('')}</ul>`]
      : []),
    ...(action ? [button(action), paragraph(link(action.url), COLOURS.quiet)] : []),
    ...(footer.length > 0 ? ['<hr style="border:0;border-top:1px solid #767676;margin:24px 0 16px">'] : []),
    ...footer.map((text) => paragraph(linked(text), COLOURS.quiet)),
  ];
  // No title: for mail the subject is it (HTML Standard §4.2.2).
  return [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"></head>',
    `<body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:${COLOURS.text};background:#ffffff">`,
    `<div style="max-width:600px">${body.join('\n')}</div></body></html>`,
  ].join('\n');
}

const paragraph = (html: string, colour = COLOURS.text): string =>
  `<p style="margin:0 0 16px;color:${colour};overflow-wrap:anywhere">${html}</p>`;

const item = ([label, value]: readonly [string, string]): string =>
  `<li>${escaped(label)}: <strong>${escaped(value)}</strong></li>`;

function button({ label, url }: { label: string; url: string }): string {
  const style = `display:inline-block;padding:12px 20px;background:${COLOURS.button};color:#ffffff;font-weight:bold`;
  return `<p style="margin:0 0 16px"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>`;
}

const link = (url: string): string =>
  `<a href="${escaped(url)}" style="color:${COLOURS.button}">${escaped(url)}</a>`;

/** Addresses become links; a full stop or a bracket behind one is not a part of it. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»])/)
    .map((piece, index) => (index % 2 === 1 ? link(piece) : escaped(piece)))
    .join('');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(/\n/g, '<br>');
