interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
}

/**
 * Hours of a day as a person types them: `9:00-13:00, 14:00–18:00`. What is no time is handed on as it stands,
 * for the use case to refuse.
 */
export function readHours(typed = ''): OpeningHours[] {
  return typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [opens = '', closes = '', ...more] = part.split(/\s*[-–—]\s*/);
      return more.length > 0 ? { opens: part, closes } : { opens: padded(opens), closes: padded(closes) };
    });
}

export const writeHours = (hours: readonly OpeningHours[]): string =>
  hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');

const padded = (time: string): string => (/^\d:/.test(time) ? `0${time}` : time);
