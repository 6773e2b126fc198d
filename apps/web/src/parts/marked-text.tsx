import type { JSX } from '#jsx/jsx-runtime';

interface Props {
  readonly text: string;
  /** What is marked, in the order of the text and apart from each other: `[start, end)` in UTF-16 units. */
  readonly spans: ReadonlyArray<{ readonly start: number; readonly end: number }>;
}

/** A text with some of its places marked. */
export function MarkedText({ text, spans }: Props): JSX.Element {
  const ends = [0, ...spans.map(({ end }) => end)];
  return (
    <>
      {spans.map(({ start, end }, place) => (
        <>
          {text.slice(ends[place], start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
