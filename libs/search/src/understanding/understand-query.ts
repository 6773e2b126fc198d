import { Injectable } from '@nestjs/common';
import { CategoriesRepository } from '#forum';
import {
  type Query,
  type SoughtQuery,
  type TypedWord,
  asTyped,
  parseQuery,
  replaceWord,
  searchWords,
  stem,
} from '#russian';
import type { ArchiveFilter } from '../search-engine.js';
import type { Respelt } from './correct-spelling.js';
import { type Correction, type ReadWord, beforeFolding } from './correction.js';
import { type ReadQuotes, readQuotes } from './read-quotes.js';
import { typedFilters } from './typed-filters.js';
import { UnderstandWords } from './understand-words.js';
import { Vocabulary } from './vocabulary.js';

/** A search line and what is looked for in its place. */
export interface Understood {
  readonly query: SoughtQuery;
  readonly corrections: readonly Correction[];
  /** A line to try instead, where a word is known but hardly meant. */
  readonly didYouMean: string | null;
  /** Whether quoted words need not follow each other, since they stand in a long line. */
  readonly phrasesApart: boolean;
  /** What filters typed into the line narrow it to. */
  readonly filter: ArchiveFilter;
  /** Stems of all that is looked for, to be marked in snippets. */
  readonly stems: readonly string[];
}

/** What a search line means in this archive (docs/product.md §5); the same for every engine. */
@Injectable()
export class UnderstandQuery {
  constructor(
    private readonly words: UnderstandWords,
    private readonly vocabulary: Vocabulary,
    private readonly categories: CategoriesRepository,
  ) {}

  /** @param literal look for the words just as they were typed. */
  async execute(line: string, { literal }: { readonly literal: boolean }): Promise<Understood> {
    const parsed = parseQuery(line);
    const { typed: plain, operators, excluded } = parsed;
    const filters = typedFilters(operators, operators.length > 0 ? await this.categories.all() : []);
    const beside = [...plain, ...filters.words.map((raw) => ({ raw, words: searchWords(raw) }))];
    const { phrases, wished, corrections } = await this.readQuotes(parsed, beside, literal);
    const typed = [...beside, ...wished];
    const { read, respelt, words } = literal
      ? await this.words.literally(typed)
      : await this.words.understand(await this.words.readLetters(typed));
    const query = { words, phrases, excluded };
    return {
      query,
      corrections: [...correctionsOf(read, respelt), ...corrections],
      didYouMean: read.some(({ word }) => respelt.get(word)?.sure === false)
        ? lineWith(line, read, respelt)
        : null,
      phrasesApart: wished.length > 0 && parsed.phrases.some((phrase) => phrase.length > 1),
      filter: filters.filter,
      stems: stemsOf(query),
    };
  }

  private async readQuotes(
    { phrases, quoted }: Query,
    beside: readonly TypedWord[],
    literal: boolean,
  ): Promise<ReadQuotes> {
    return literal ? { phrases, wished: [], corrections: [] } : readQuotes(quoted, beside, this.vocabulary);
  }
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
