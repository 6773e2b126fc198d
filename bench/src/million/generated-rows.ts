import { type Random, between, pick, seeded } from '../random.js';
import { type Topic, WordSource } from './word-source.js';

/** Rows of threads and of their posts in PostgreSQL's text format of COPY. */
export interface GeneratedRows {
  readonly threads: string;
  readonly posts: string;
  readonly count: number;
}

export const THREAD_COLUMNS =
  'id, number, category_id, author_name, title, slug, excerpt, moderation, resolution, post_count, next_position, ' +
  'official_answer_id, accepted_post_id, submitted_at, published_at, last_activity_at';
export const POST_COLUMNS =
  'id, thread_id, position, kind, moderation, author_name, department, markdown, html, plain, created_at, published_at';

const FIRST_NUMBER = 1_001;
const CHUNK = 1_000;
const MINUTE = 60_000;
/** When the archive begins, and how long it goes on: keys and activity grow together as in life. */
const BEGIN = Date.parse('2019-01-09T06:00:00Z');
const SPAN = 7.5 * 365 * 24 * 60 * MINUTE;
const PARAGRAPH = 40;
const SENTENCE = 12;
const EXCERPT = 200;
const NULL = '\\N';
const BREAK = '\\n\\n';

/** Threads of 100 words on average: a question, mostly an official answer, sometimes what others say. */
export function* generateRows(
  threads: number,
  categoryIds: readonly string[],
  seed: number,
): Generator<GeneratedRows> {
  const random = seeded(seed);
  const words = new WordSource(random);
  const write = new ThreadWriter(random, words, categoryIds);
  for (let start = 0; start < threads; start += CHUNK) {
    const [threadRows, postRows]: [string[], string[]] = [[], []];
    for (let i = start; i < Math.min(threads, start + CHUNK); i += 1)
      write.thread(FIRST_NUMBER + i, BEGIN + (SPAN * i) / threads, threadRows, postRows);
    yield { threads: threadRows.join(''), posts: postRows.join(''), count: threadRows.length };
  }
}

class ThreadWriter {
  constructor(
    private readonly random: Random,
    private readonly words: WordSource,
    private readonly categoryIds: readonly string[],
  ) {}

  thread(number: number, startedAt: number, threads: string[], posts: string[]): void {
    const topic = this.words.topic();
    const id = this.id(startedAt);
    const title = capital(this.text(between(this.random, 4, 9), topic, 0.6));
    const answered = this.random() < 0.8;
    const others = this.random() < 0.3 ? between(this.random, 1, 2) : 0;
    const kinds = [
      'QUESTION',
      ...(answered ? ['OFFICIAL_ANSWER'] : []),
      ...Array.from({ length: others }, () => 'COMMUNITY_ANSWER'),
    ];
    let official = NULL;
    let excerpt = '';
    let at = startedAt;
    for (const [position, kind] of kinds.entries()) {
      const key = this.id(at);
      if (kind === 'OFFICIAL_ANSWER') official = key;
      const paragraphs = this.paragraphs(between(this.random, ...(WORDS[kind] ?? [10, 20])), topic);
      if (position === 0) excerpt = paragraphs[0]?.slice(0, EXCERPT) ?? '';
      posts.push(this.post(key, id, position, kind, paragraphs, at));
      at += between(this.random, 5, 90) * MINUTE;
    }
    const solved = answered && this.random() < 0.5;
    const [submitted, active] = [startedAt, at].map((ms) => new Date(ms).toISOString());
    threads.push(
      `${id}\t${number}\t${pick(this.random, this.categoryIds)}\tЖитель\t${title}\tvopros\t${excerpt}\tPUBLISHED\t` +
        `${solved ? 'SOLVED' : answered ? 'ANSWERED' : 'OPEN'}\t${kinds.length}\t${kinds.length}\t${official}\t` +
        `${solved ? official : NULL}\t${submitted}\t${submitted}\t${active}\n`,
    );
  }

  private post(
    id: string,
    threadId: string,
    position: number,
    kind: string,
    paragraphs: readonly string[],
    ms: number,
  ): string {
    const at = new Date(ms).toISOString();
    const plain = paragraphs.join(BREAK);
    const html = paragraphs.map((text) => `<p>${text}</p>`).join('\\n');
    const department = kind === 'OFFICIAL_ANSWER' ? 'Отдел документов' : NULL;
    return `${id}\t${threadId}\t${position}\t${kind}\tPUBLISHED\tЖитель\t${department}\t${plain}\t${html}\t${plain}\t${at}\t${at}\n`;
  }

  private paragraphs(count: number, topic: Topic): string[] {
    const paragraphs: string[] = [];
    for (let left = count; left > 0; left -= PARAGRAPH) {
      const sentences: string[] = [];
      for (let rest = Math.min(left, PARAGRAPH); rest > 0; rest -= SENTENCE)
        sentences.push(`${capital(this.text(Math.min(rest, SENTENCE), topic))}.`);
      paragraphs.push(sentences.join(' '));
    }
    return paragraphs;
  }

  private text(count: number, topic: Topic, share?: number): string {
    // A line that began with a number would be a list.
    let text = this.words.telling(topic);
    for (let i = 1; i < count; i += 1) text += ` ${this.words.word(topic, share)}`;
    return text;
  }

  /** UUID version 7 of this time. */
  private id(ms: number): string {
    const time = Math.floor(ms).toString(16).padStart(12, '0');
    const part = () => Math.floor(this.random() * 0x1_0000_0000);
    const [a, b, c] = [part(), part(), part()].map((value) => value.toString(16).padStart(8, '0'));
    const variant = (8 + (part() & 3)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a?.slice(0, 3)}-${variant}${a?.slice(3, 6)}-${b}${c?.slice(0, 4)}`;
  }
}

/** Words of a post by its kind: a question of 50, an answer of 40 on average. */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  QUESTION: [30, 70],
  OFFICIAL_ANSWER: [20, 60],
  COMMUNITY_ANSWER: [8, 40],
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
