import type { EntityManager } from 'typeorm';
import type { Comparable } from '../documents.js';
import { type LexemeFrequencies, Lexemes } from './lexemes.js';

/** Numbers of a document's words, in their order. */
export interface NumberedDocument {
  /** A lexeme without a place. */
  readonly period: string;
  readonly title: readonly number[];
  readonly question: readonly number[];
  readonly answer: readonly number[];
  readonly others: readonly number[];
}

export interface NumberedDocuments {
  readonly documents: readonly NumberedDocument[];
  /** What is known of the words. */
  readonly lexemes: Lexemes;
}

/** Numbers the words of documents, and asks PostgreSQL about those that are new. */
export class DocumentNumbers {
  private lexemes: Lexemes;
  private forgot = false;

  /** @param remembered how many distinct words, until all are forgotten. */
  constructor(
    private readonly manager: EntityManager,
    private readonly remembered: number,
  ) {
    this.lexemes = new Lexemes(manager);
  }

  async of(documents: readonly Comparable[]): Promise<NumberedDocuments> {
    if (this.lexemes.words.size > this.remembered) {
      this.lexemes = new Lexemes(this.manager);
      this.forgot = true;
    }
    const { lexemes } = this;
    const { words } = lexemes;
    const numbered = documents.map(({ row, title, question, answer, others }) => ({
      period: row.period,
      title: words.inText(title),
      question: words.inText(question),
      answer: words.inText(answer),
      others: words.inText(others),
    }));
    await lexemes.learn();
    return { lexemes, documents: numbered };
  }

  /** @returns in how many of all these documents each lexeme stands, after their vectors were made; `null` if some were forgotten. */
  frequencies(): LexemeFrequencies | null {
    return this.forgot ? null : this.lexemes.frequencies();
  }
}
