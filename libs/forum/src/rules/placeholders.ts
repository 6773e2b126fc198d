/** What a placeholder stands for, by its name and, after a colon, its argument; `null` where nobody knows. */
export type PlaceholderValues = (name: string, argument: string | null) => string | null;

export interface FilledText {
  readonly text: string;
  /** Placeholders that nobody knows, as written, each once; they stay in the text. */
  readonly unknown: readonly string[];
}

const PLACEHOLDER = /\{\{\s*([a-zA-Z]+)\s*(?::\s*([^{}:]*?)\s*)?\}\}/g;
/** What is meant as a placeholder, well written or not. */
const MEANT = /\{\{[^{}]*\}\}/g;

/** The arguments that a text gives to one placeholder, such as the lines of `{{officeHours:line}}`. */
export function argumentsOf(text: string, name: string): string[] {
  const given = [...text.matchAll(PLACEHOLDER)].filter((match) => match[1] === name);
  return [...new Set(given.flatMap((match) => match[2] ?? []))];
}

/** Puts values in place of `{{name}}` and `{{name:argument}}`; a value is text and is not looked through again. */
export function fillPlaceholders(text: string, values: PlaceholderValues): FilledText {
  const unknown = new Set<string>();
  const filled = text.replace(MEANT, (written) => {
    const [match] = written.matchAll(PLACEHOLDER);
    const value = match?.[1] === undefined ? null : values(match[1], match[2] ?? null);
    if (value === null) unknown.add(written);
    return value ?? written;
  });
  return { text: filled, unknown: [...unknown] };
}
