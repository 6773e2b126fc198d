/** What people write before a number to say what it is. Beginnings of words; the last before the number counts. */
const LABELS = {
  SNILS: /снилс|snils/giu,
  INN: /инн(?!\p{L})/giu,
  PASSPORT: /паспорт|серия|загран/giu,
  OMS: /омс(?!\p{L})|полис/giu,
  BANK_CARD: /карт[аыеоу]/giu,
  PHONE: /тел(?:ефон|[.\s:/-])|звон|моб(?:ил|\.)|whatsapp|вотсап|ватсап|вацап/giu,
  CASE: /заявлени|заявк|обращени|дел[оаеу](?!\p{L})|заказ|уведомлени|тикет|запрос|квитанци|уин(?!\p{L})|отправлени|талон|протокол|постановлени|договор/giu,
} as const;

export type NumberLabel = keyof typeof LABELS;

/** Whether a word names what it stands before, other than a case. */
export const isLabel = (word: string): boolean =>
  NAMES.some((name) => name !== 'CASE' && `${word} `.match(LABELS[name]) !== null);

const REACH = 40;
const NAMES = Object.keys(LABELS) as NumberLabel[];

/** @returns what the number that begins at `start` is called, or `null` when nothing nearby says so. */
export function numberLabel(text: string, start: number): NumberLabel | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  // Another number or the end of a sentence stands between: the words belong to what was before.
  const near = before.slice(
    Math.max(...[/\d[^\d]*$/, /[.!?;]\s[^.!?;]*$/, /\n[^\n]*$/].map((end) => before.search(end)), -1) + 1,
  );
  let found: { name: NumberLabel; at: number } | null = null;
  for (const name of NAMES) {
    for (const { index } of near.matchAll(LABELS[name])) {
      if (found === null || index > found.at) found = { name, at: index };
    }
  }
  return found?.name ?? null;
}
