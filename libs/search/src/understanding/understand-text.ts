import { Injectable } from '@nestjs/common';
import { type SoughtWord, type TypedWord, searchWords, stem } from '#russian';
import { type Term, tellingWords } from '../postgres/query-plan.js';
import type { ReadWord } from './correction.js';
import { isLatin, isName } from './read-letters.js';
import { UnderstandWords, asTypedWords } from './understand-words.js';
import { type KnownWord, Vocabulary } from './vocabulary.js';

/** What a question is about. */
export interface UnderstoodText {
  /** The words that tell most, each with all that counts as the same. */
  readonly telling: readonly SoughtWord[];
  /** All of its words. */
  readonly words: readonly SoughtWord[];
}

/** Characters that are read: a text says at its beginning what it is about. */
const CHARS = 6_000;
/** Words by which similar threads are looked for. */
const MOST_TELLING = 24;
/** As many as a search line may have: each may stand for dozens of Russian ones. */
const MOST_LATIN = 32;
/** Each costs some look-ups, and somebody may still be typing. */
const MOST_CORRECTED = 6;
/** Addresses are nothing in another layout. */
const ADDRESS = /:\/\/|@|^www\./i;

/** What a question means in this archive (docs/product.md §1), understood as a search line is. */
@Injectable()
export class UnderstandText {
  constructor(
    private readonly words: UnderstandWords,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Never throws for what was typed; the time is bounded whatever it was.
   *
   * @param title says best what the question is about: its words count twice.
   */
  async execute({ title, body }: { readonly title: string; readonly body: string }): Promise<UnderstoodText> {
    const typed = typedWords(`${title}\n${title}\n${body}`.slice(0, CHARS));
    const read = await this.readLetters(typed);
    const { words } = await this.words.understand(read, { corrected: MOST_CORRECTED });
    return { telling: await this.tellingOf(words), words };
  }

  /** Russian words stay: in a text they are hardly foreign ones in the other layout. */
  private async readLetters(typed: readonly TypedWord[]): Promise<ReadWord[]> {
    const latin = new Map(
      typed.filter(({ raw }) => isLatin(raw) && !ADDRESS.test(raw)).map((one) => [one.raw, one]),
    );
    const read = await this.words.readLetters([...latin.values()].slice(0, MOST_LATIN));
    const byRaw = Map.groupBy(read, ({ raw }) => raw);
    return typed.flatMap((one, i) =>
      (byRaw.get(one.raw) ?? asTypedWords(one)).map((word) =>
        Object.assign({}, word, { name: isName(typed, i) }),
      ),
    );
  }

  private async tellingOf(words: readonly SoughtWord[]): Promise<SoughtWord[]> {
    const [known, documents] = await Promise.all([
      this.vocabulary.of(words.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.words))),
      this.vocabulary.documents(),
    ]);
    const terms = [...Map.groupBy(words, meaningOf)].flatMap(([meaning, same]) => {
      // Where it began a longer term it has more to be found by.
      const [word] = same.toSorted((a, b) => b.alternatives.length - a.alternatives.length);
      const frequency = word ? frequencyOf(word, known) : null;
      return word && frequency !== null ? [{ terms: meaning, frequency, count: same.length, word }] : [];
    });
    return tellingWords<Term & { word: SoughtWord }>(terms, documents, MOST_TELLING).map(({ word }) => word);
  }
}

const typedWords = (text: string): TypedWord[] =>
  text
    .split(/\s+/)
    .map((raw) => ({ raw, words: searchWords(raw) }))
    .filter(({ words }) => words.length > 0);

/** The same of all forms of a word. */
const meaningOf = ({ alternatives: [meant] }: SoughtWord): string => (meant?.words ?? []).map(stem).join(' ');

/** As frequent as the most common way to say it; `null` where no way has a word that is looked for. */
function frequencyOf({ alternatives }: SoughtWord, known: ReadonlyMap<string, KnownWord>): number | null {
  const frequencies = alternatives.flatMap((each) => {
    const telling = each.words
      .flatMap((word) => known.get(word) ?? [])
      .filter(({ lexeme }) => lexeme !== null);
    return telling.length === 0 ? [] : [Math.min(...telling.map(({ frequency }) => frequency))];
  });
  return frequencies.length === 0 ? null : Math.max(...frequencies);
}
