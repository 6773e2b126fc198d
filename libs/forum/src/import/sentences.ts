/** Where a sentence may end: its signs, or a line's end. */
const END = /[.!?…]+[»")]*(?=\s|$)|\n/gu;
/** Short forms that are written with a dot; a sentence goes on behind them. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:г|гг|в|вв|ул|пр|просп|пер|пл|наб|ш|д|кв|корп|к|стр|обл|р|н|пос|дер|ст|п|пп|ч|абз|руб|коп|тыс|млн|млрд|тел|моб|доб|им|т|др|е|см|напр|прим|рис|табл|мин|макс|чел|шт|эл|гр|проф|акад|каб|оф|эт|подр|англ|рус|лат|сек|мес|№|no|vs|etc|mr|mrs|dr)\.$/iu;
/** «И. И. Иванов», «А.С.»: a capital letter alone. */
const INITIAL = /(?<!\p{L})\p{Lu}\.$/u;

/**
 * A text in sentences; joined, they are the text. A dot of a date (31.12.2025 г.), of a short form (ул., т. е., руб.) or of
 * an initial ends none, unless the line ends there.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(END)) {
    const end = index + sign.length;
    if (sign === '.' && goesOn(text.slice(start, end), text.slice(end))) continue;
    const space = /^\s*/u.exec(text.slice(end))?.[0].length ?? 0;
    sentences.push(text.slice(start, end + space));
    start = end + space;
  }
  sentences.push(text.slice(start));
  return sentences.filter((sentence) => sentence.trim() !== '');
}

function goesOn(before: string, after: string): boolean {
  if (/^[^\S\n]*(?:\n|$)/u.test(after)) return false;
  // Who writes on without a capital letter has not ended; who does may have ended with a short form, but rarely.
  return ABBREVIATION.test(before) || INITIAL.test(before) || /^\s+\p{Ll}/u.test(after);
}
