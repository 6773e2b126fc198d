import { Injectable } from '@nestjs/common';
import { type ThreadRow, ThreadsRepository, publicRow } from '#forum';
import { Database } from '#platform';
import { SearchEngine } from './search-engine.js';
import type { SoughtWord } from '#russian';
import { type AnsweredQuestion, rankReplies } from './rules/rank-replies.js';
import { UnderstandText } from './understanding/understand-text.js';

/** An official answer of the past that may fit. */
export interface SuggestedReply {
  /** The past question that is most alike. */
  readonly thread: ThreadRow;
  /** The answer as it was written, Markdown. */
  readonly text: string;
  /** The law or service it rests on. */
  readonly reference: string | null;
  /** 0 to 1. */
  readonly similarity: number;
  /** How many similar questions were answered so. */
  readonly count: number;
}

interface AnsweredRow {
  readonly thread_id: string;
  readonly category_id: string;
  readonly title: string;
  readonly question: string;
  readonly markdown: string;
  readonly reference: string | null;
}

export const MOST_REPLIES = 10;
/** How many answered questions are looked at closely. */
const CANDIDATES = 100;

/** The official answers of the most similar past questions, for staff (docs/product.md §4). */
@Injectable()
export class SuggestReplies {
  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly threads: ThreadsRepository,
    private readonly understand: UnderstandText,
  ) {}

  /**
   * @param first how many at most; brought into 1 to 10.
   * @returns the best first; empty for an unknown thread, or when nothing answered is alike.
   */
  async execute(threadId: string, first: number): Promise<SuggestedReply[]> {
    const size = Math.min(Math.max(Math.trunc(first) || 1, 1), MOST_REPLIES);
    const [asked] = await this.database.read<Asked>('suggested replies: asked', ASKED, [threadId]);
    if (!asked) return [];
    const { telling, words } = await this.understand.execute({
      title: asked.title,
      body: asked.question,
    });
    const past = await this.answered(await this.candidates(threadId, asked.category_id, telling));
    const question = { ...comparable(words), categoryId: asked.category_id };
    const ranked = rankReplies(question, past).slice(0, size);
    const threads = await this.threads.byIds(ranked.map(({ best }) => best.row.thread_id));
    const byId = new Map(threads.map((thread) => [thread.id, thread]));
    return ranked.flatMap(({ best: { row }, similarity, count }) => {
      const thread = byId.get(row.thread_id);
      return thread ? [{ thread, text: row.markdown, reference: row.reference, similarity, count }] : [];
    });
  }

  /** Of all themes and of its own, where what is alike is more often alike in meaning. */
  private async candidates(threadId: string, own: string, telling: readonly SoughtWord[]): Promise<string[]> {
    const only = { officialAnswer: true, hardlyAlike: true };
    const lists = await Promise.all(
      [null, own].map((categoryId) => this.engine.similar(telling, CANDIDATES, { ...only, categoryId })),
    );
    const ids = new Set(lists.flat().map((hit) => hit.threadId));
    ids.delete(threadId);
    return [...ids];
  }

  /** Read again from the database: the index may lag, and what is hidden must not be suggested. */
  private async answered(
    threadIds: readonly string[],
  ): Promise<Array<AnsweredQuestion & { row: AnsweredRow }>> {
    const rows = await this.database.read<AnsweredRow>('suggested replies: answered', ANSWERED, [threadIds]);
    return rows.map((row) => ({
      text: `${row.title}\n${row.question}`,
      categoryId: row.category_id,
      answer: row.markdown,
      row,
    }));
  }
}

/** What was meant, and what else says the same. */
const comparable = (words: readonly SoughtWord[]): { text: string; synonyms: string } => ({
  text: words.flatMap(({ alternatives: [meant] }) => meant?.words ?? []).join(' '),
  synonyms: words.flatMap(({ alternatives: [, ...others] }) => others.flatMap((way) => way.words)).join(' '),
});

type Asked = Pick<AnsweredRow, 'category_id' | 'title' | 'question'>;

const ASKED = `
  SELECT t.category_id, t.title, q.plain AS question
  FROM thread AS t JOIN post AS q ON q.thread_id = t.id AND q.kind = 'QUESTION'
  WHERE t.id = $1
`;

const ANSWERED = `
  SELECT t.id AS thread_id, t.category_id, t.title, q.plain AS question, a.markdown, a.reference
  FROM thread AS t
  JOIN post AS q ON q.thread_id = t.id AND q.kind = 'QUESTION'
  JOIN post AS a ON a.id = t.official_answer_id
  WHERE t.id = ANY($1::uuid[]) AND ${publicRow('t')} AND ${publicRow('a')}
  ORDER BY array_position($1::uuid[], t.id)
`;
