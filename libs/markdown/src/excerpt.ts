const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/**
 * The beginning of a text on one line, at most `maxChars` UTF-16 units long with the ellipsis, cut between words
 * (within a word only if the first one is longer than that) and never inside what a reader sees as one character.
 */
export function excerpt(text: string, maxChars: number): string {
  const line = firstWords(text, maxChars);
  if (line.length <= maxChars) return line;
  if (maxChars < 1) return '';
  const room = lastBoundary(line, maxChars - 1);
  const cut = line.slice(0, room);
  const space = line[room] === ' ' ? room : cut.lastIndexOf(' ');
  const words = space > 0 ? cut.slice(0, space) : cut;
  return `${words.replace(/[\s,;:.–—-]{1,8}$/u, '')}…`;
}

/** Only as much of a long text as the excerpt can need, with white space collapsed. */
function firstWords(text: string, maxChars: number): string {
  const head: string[] = [];
  let length = 0;
  for (const [word] of text.toWellFormed().matchAll(/\S+/g)) {
    head.push(word);
    length += word.length + 1;
    if (length > maxChars + 2) break;
  }
  return head.join(' ');
}

/** The last place at or before `at` where a grapheme begins. */
function lastBoundary(line: string, at: number): number {
  const head = line.slice(0, at + 2);
  return graphemes.segment(head).containing(at)?.index ?? at;
}
