/** A document as ranking reads it: stems in the order of their words, common words included. */
export interface StemmedDocument {
  readonly title: readonly string[];
  readonly official: readonly string[];
  readonly body: readonly string[];
  readonly answers: readonly string[];
}

/** A way in which a word of a query may stand in a document. */
export interface WeightedAlternative {
  /** Stems that stand one after the other; mostly one. */
  readonly stems: readonly string[];
  /** What a place of it is worth beside a place of the word itself, above 0 to 1. */
  readonly share: number;
  /** Rarity in the archive, as BM25 has it. */
  readonly weight: number;
}

export interface WeightedWord {
  readonly alternatives: readonly WeightedAlternative[];
  /** Whether no document was counted with any of them: the archive lacks the word, or somebody wrote it just now. */
  readonly uncounted?: boolean;
}

/** What must and what must not stand in a document, in stems. */
export interface Conditions {
  readonly phrases: ReadonlyArray<readonly string[]>;
  readonly excluded: readonly string[];
}

/** A place in the title counts as four in the question; an official answer tells more than what people write. */
const FIELD_WEIGHTS = { title: 4, official: 1.5, body: 1, answers: 0.8 } as const satisfies Record<
  keyof StemmedDocument,
  number
>;
const FIELDS = Object.keys(FIELD_WEIGHTS) as ReadonlyArray<keyof StemmedDocument>;
const K1 = 1.2;
const B = 0.75;

/**
 * BM25 (k1 1.2, b 0.75) of one document. Of a word's alternatives the one that adds most counts: the others say the
 * same again.
 *
 * @param meanLength of the archive's documents, a word of the title counted as four.
 * @returns 0 when the document has none of the words.
 */
export function scoreDocument(
  document: StemmedDocument,
  words: readonly WeightedWord[],
  meanLength: number,
): number {
  const places = placesOf(document, words);
  const saturation = K1 * (1 - B + (B * lengthOf(document)) / Math.max(meanLength, 1));
  const partOf = ({ stems, share, weight }: WeightedAlternative): number => {
    const [only = '', ...others] = stems;
    const frequency = others.length === 0 ? (places.get(only) ?? 0) : sequencesIn(document, stems);
    return share * weight * (1 - saturation / (frequency + saturation));
  };
  return words.reduce((sum, { alternatives }) => sum + Math.max(0, ...alternatives.map(partOf)), 0);
}

/** Whether every phrase stands in one field of the document, and nothing that was excluded does. */
export function meetsConditions(document: StemmedDocument, { phrases, excluded }: Conditions): boolean {
  return (
    phrases.every((phrase) => sequencesIn(document, phrase) > 0) &&
    !excluded.some((stem) => FIELDS.some((field) => document[field].includes(stem)))
  );
}

/** Weighted places of every single stem that is looked for. */
function placesOf(document: StemmedDocument, words: readonly WeightedWord[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { alternatives } of words)
    for (const { stems } of alternatives) if (stems.length === 1) places.set(stems[0] ?? '', 0);
  for (const field of FIELDS)
    for (const stem of document[field]) {
      const known = places.get(stem);
      if (known !== undefined) places.set(stem, known + FIELD_WEIGHTS[field]);
    }
  return places;
}

const lengthOf = ({ title, official, body, answers }: StemmedDocument): number =>
  FIELD_WEIGHTS.title * title.length + official.length + body.length + answers.length;

/** Weighted places where the stems follow one another. */
function sequencesIn(document: StemmedDocument, sequence: readonly string[]): number {
  let places = 0;
  for (const field of FIELDS) {
    const stems = document[field];
    for (let at = stems.indexOf(sequence[0] ?? ''); at >= 0; at = stems.indexOf(sequence[0] ?? '', at + 1))
      if (sequence.every((stem, offset) => stems[at + offset] === stem)) places += FIELD_WEIGHTS[field];
  }
  return places;
}
