import { Injectable } from '@nestjs/common';
import {
  type Alternative,
  type SoughtWord,
  type TypedWord,
  compileSynonyms,
  expandSynonyms,
  foldIrregular,
  isOfSynonyms,
} from '#russian';
import { SynonymDictionary } from '../synonyms/synonym-dictionary.js';
import { type Respelt, correctSpelling } from './correct-spelling.js';
import { type ReadWord, beforeFolding } from './correction.js';
import { partGluedNumbers } from './glued-numbers.js';
import { readLetters } from './read-letters.js';
import { RussianWords } from './russian-words.js';
import { Vocabulary } from './vocabulary.js';

/** What words that were typed mean. */
export interface UnderstoodWords {
  readonly read: readonly ReadWord[];
  /** What was meant by those of them that are misspelt. */
  readonly respelt: ReadonlyMap<string, Respelt>;
  /** What is looked for in the place of each that was read. */
  readonly words: readonly SoughtWord[];
}

export interface Bounds {
  /** Words that are corrected at most, those that stand there first; all unless told. */
  readonly corrected?: number;
}

/** What words mean in this archive: those of a search line, and those of a text that similar threads are looked for with. */
@Injectable()
export class UnderstandWords {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly synonyms: SynonymDictionary,
    private readonly russian: RussianWords,
  ) {}

  /** Words in another layout or in Latin letters, as far as the archive or the synonyms have them. */
  async readLetters(typed: readonly TypedWord[]): Promise<ReadWord[]> {
    return readLetters(typed, this.vocabulary, this.isRussian, await this.isOfSynonyms());
  }

  /** Numbers apart, spelling corrected, synonyms beside. */
  async understand(letters: readonly ReadWord[], { corrected }: Bounds = {}): Promise<UnderstoodWords> {
    const isOfTheirs = await this.isOfSynonyms();
    const read = await partGluedNumbers(letters, this.vocabulary, isOfTheirs);
    // What is Russian, or has a meaning here, stays as it is.
    const doubtful = read.filter((each) => !this.isRussian(beforeFolding(each)) && !isOfTheirs(each.word));
    const respelt = await correctSpelling(doubtful, this.vocabulary, this.isRussian, corrected);
    return this.sought(read, respelt);
  }

  /** Just as they were typed, synonyms beside. */
  literally(typed: readonly TypedWord[]): Promise<UnderstoodWords> {
    return this.sought(typed.flatMap(asTypedWords), new Map());
  }

  private async sought(
    read: readonly ReadWord[],
    respelt: ReadonlyMap<string, Respelt>,
  ): Promise<UnderstoodWords> {
    const { dictionary } = await this.synonyms.compiled(compileSynonyms);
    const meant = read.map(({ word }) => {
      const other = respelt.get(word);
      return foldIrregular(other?.sure ? other.word : word);
    });
    const words = expandSynonyms(meant, dictionary).map((word, i) => withOtherWays(word, read[i], respelt));
    return { read, respelt, words };
  }

  private readonly isRussian = (word: string): boolean => this.russian.has(word);

  private async isOfSynonyms(): Promise<(word: string) => boolean> {
    const { dictionary } = await this.synonyms.compiled(compileSynonyms);
    return (word) => isOfSynonyms(word, dictionary);
  }
}

/** The words of a piece as they are. */
export const asTypedWords = ({ raw, words }: TypedWord): ReadWord[] =>
  words.map((word) => ({ raw, word, kind: null, name: false }));

/** What was typed counts beside what it was corrected to, since it may be too new to be known, and the other way round. */
function withOtherWays(
  word: SoughtWord,
  read: ReadWord | undefined,
  respelt: ReadonlyMap<string, Respelt>,
): SoughtWord {
  const typed = read?.word ?? word.typed;
  const meant = respelt.get(typed);
  const others = [read?.whole, meant && foldIrregular(meant.sure ? typed : meant.word)];
  const ways = others.flatMap((other): Alternative[] => (other ? [{ words: [other], share: 1 }] : []));
  return ways.length === 0 ? word : { typed, alternatives: [...word.alternatives, ...ways] };
}
