import { normaliseText } from '#russian';

/** Signs of a part. */
const PART = 4;
/** Hashes of a text's parts that are compared: the likeness of two texts is told to some hundredths. */
const BINS = 128;
/** From which share of common parts on two questions are one. */
const ALIKE = 0.7;
/** With more bins than this two questions differ, whatever the others have. */
const MOST_DIFFERENT = (1 - ALIKE) * BINS;
/** Characters of a question that are looked at. */
const CHARS = 1_000;

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Groups questions that are nearly the same, title and text together. Every number must be the same: 14 and 20 years are two
 * questions.
 *
 * @param questions the best first, some hundreds at most.
 * @returns groups in the order of their first; the first stands for the others.
 */
export function foldAlike(questions: readonly Question[]): string[][] {
  const groups: Array<{ readonly ids: string[]; readonly print: Fingerprint }> = [];
  for (const question of questions) {
    const print = fingerprintOf(question);
    const group = groups.find((each) => areAlike(each.print, print));
    if (group) group.ids.push(question.id);
    else groups.push({ ids: [question.id], print });
  }
  return groups.map(({ ids }) => ids);
}

interface Fingerprint {
  /** The least hash of the parts that fall into each bin; {@link EMPTY} where none does (MinHash of one permutation). */
  readonly bins: Uint32Array;
  readonly numbers: string;
}

const EMPTY = 0xffff_ffff;

function fingerprintOf({ title, text }: Question): Fingerprint {
  const plain = ` ${normaliseText(`${title}\n${text.slice(0, CHARS)}`)} `;
  const bins = new Uint32Array(BINS).fill(EMPTY);
  for (let i = 0; i + PART <= plain.length; i += 1) {
    const hash = hashOf(plain, i);
    const bin = hash % BINS;
    if (hash < (bins[bin] ?? 0)) bins[bin] = hash;
  }
  return { bins, numbers: [...new Set(plain.match(/\d+/g))].sort().join(' ') };
}

/** FNV-1a of a part, its bits mixed once more: bins are the rest of a division. */
function hashOf(text: string, start: number): number {
  let hash = 0x811c_9dc5;
  for (let i = start; i < start + PART; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

function areAlike(a: Fingerprint, b: Fingerprint): boolean {
  if (a.numbers !== b.numbers) return false;
  let [same, different] = [0, 0];
  for (let bin = 0; bin < BINS && different <= MOST_DIFFERENT; bin += 1) {
    if (a.bins[bin] !== b.bins[bin]) different += 1;
    else if (a.bins[bin] !== EMPTY) same += 1;
  }
  return same >= ALIKE * (same + different);
}
