import { Injectable } from '@nestjs/common';
import {
  type SoughtQuery,
  type SoughtWord,
  asTyped,
  compileSynonyms,
  expandSynonyms,
  isOfSynonyms,
  foldIrregular,
  parseQuery,
  replaceWord,
  searchWords,
  stem,
} from '#russian';
import { SynonymDictionary } from '../synonyms/synonym-dictionary.js';
import { CategoriesRepository } from '#forum';
import type { ArchiveFilter } from '../search-engine.js';
import { type Respelt, correctSpelling } from './correct-spelling.js';
import { type Correction, type ReadWord, beforeFolding } from './correction.js';
import { readLetters } from './read-letters.js';
import { typedFilters } from './typed-filters.js';
import { RussianWords } from './russian-words.js';
import { Vocabulary } from './vocabulary.js';

/** A search line and what is looked for in its place. */
export interface Understood {
  readonly query: SoughtQuery;
  readonly corrections: readonly Correction[];
  /** A line to try instead, where a word is known but hardly meant. */
  readonly didYouMean: string | null;
  /** What filters typed into the line narrow it to. */
  readonly filter: ArchiveFilter;
  /** Stems of all that is looked for, to be marked in snippets. */
  readonly stems: readonly string[];
}

/** What a search line means in this archive (docs/product.md §5); the same for every engine. */
@Injectable()
export class UnderstandQuery {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly synonyms: SynonymDictionary,
    private readonly categories: CategoriesRepository,
    private readonly russian: RussianWords,
  ) {}

  /** @param literal look for the words just as they were typed. */
  async execute(line: string, { literal }: { readonly literal: boolean }): Promise<Understood> {
    const { typed: plain, phrases, excluded, operators } = parseQuery(line);
    const filters = typedFilters(operators, operators.length > 0 ? await this.categories.all() : []);
    const typed = [...plain, ...filters.words.map((raw) => ({ raw, words: searchWords(raw) }))];
    const isRussian = (word: string) => this.russian.has(word);
    const read = literal
      ? typed.flatMap(({ raw, words }) => words.map((word) => ({ raw, word, kind: null, name: false })))
      : await readLetters(typed, this.vocabulary, isRussian);
    const { dictionary } = await this.synonyms.compiled(compileSynonyms);
    // What is Russian, or has a meaning here, stays as it is.
    const doubtful = read.filter(
      (each) => !isRussian(beforeFolding(each)) && !isOfSynonyms(each.word, dictionary),
    );
    const respelt: ReadonlyMap<string, Respelt> = literal
      ? new Map()
      : await correctSpelling(doubtful, this.vocabulary, isRussian);
    const meant = read.map(({ word }) => {
      const other = respelt.get(word);
      return foldIrregular(other?.sure ? other.word : word);
    });
    const words = expandSynonyms(meant, dictionary).map((word, i) =>
      withOtherSpelling(word, read[i]?.word ?? '', respelt),
    );
    const query = { words, phrases, excluded };
    return {
      query,
      corrections: correctionsOf(read, respelt),
      didYouMean: read.some(({ word }) => respelt.get(word)?.sure === false)
        ? lineWith(line, read, respelt)
        : null,
      filter: filters.filter,
      stems: stemsOf(query),
    };
  }
}

/** What was typed counts beside what it was corrected to, since it may be too new to be known, and the other way round. */
function withOtherSpelling(
  word: SoughtWord,
  typed: string,
  respelt: ReadonlyMap<string, Respelt>,
): SoughtWord {
  const meant = respelt.get(typed);
  if (!meant) return word;
  const other = { words: [foldIrregular(meant.sure ? typed : meant.word)], share: 1 };
  return { typed, alternatives: [...word.alternatives, other] };
}

function correctionsOf(read: readonly ReadWord[], respelt: ReadonlyMap<string, Respelt>): Correction[] {
  const made = read.flatMap((each): Correction[] => {
    const { raw, word, kind } = each;
    const meant = respelt.get(word);
    if (kind !== null) return [{ from: raw, to: meant?.sure ? meant.word : word, kind }];
    return meant?.sure ? [{ from: beforeFolding(each), to: meant.word, kind: 'SPELLING' }] : [];
  });
  // Of a word that became several, and of one typed twice, there is one.
  const byWord = Map.groupBy(made, ({ from }) => from);
  return [...byWord.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, to: [...new Set([first, ...others].map(({ to }) => to))].join(' ') }] : [],
  );
}

/** The line with the likelier words in it. */
function lineWith(line: string, read: readonly ReadWord[], respelt: ReadonlyMap<string, Respelt>): string {
  return read.reduce((better, each) => {
    const meant = respelt.get(each.word);
    if (!meant) return better;
    return each.kind === null
      ? replaceWord(better, beforeFolding(each), meant.word)
      : better.replace(each.raw, () => meant.word);
  }, line.trim());
}

const stemsOf = ({ words, phrases }: SoughtQuery): string[] => {
  const all = [
    ...words.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.words)),
    ...phrases.flat(),
  ];
  return [...new Set(all.map(stem))];
};

/** The same with the words of its phrases on their own. */
export const withoutPhrases = (understood: Understood): Understood => {
  const { words, phrases, excluded } = understood.query;
  return {
    ...understood,
    query: { words: [...words, ...phrases.flat().map(asTyped)], phrases: [], excluded },
  };
};
