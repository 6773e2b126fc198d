import { Injectable } from '@nestjs/common';
import { type ThreadRow, ThreadsRepository, isPublic, publicRow, threadPath } from '#forum';
import type { Viewer } from '#kernel';
import { Database } from '#platform';
import { type Segment, highlight } from '#russian';

/** A thread of the archive as a list of hits shows it. */
export interface ArchiveEntry {
  readonly threadId: string;
  readonly number: number;
  readonly slug: string;
  /** Address on the site, from its root. */
  readonly path: string;
  readonly title: string;
  readonly categoryId: string;
  readonly categorySlug: string;
  /** In the viewer's language. */
  readonly categoryTitle: string;
  /** The part of the thread that has the most of the words looked for; joined, the pieces are the snippet. */
  readonly snippet: readonly Segment[];
  readonly solved: boolean;
  /** Whether readers see an official answer. */
  readonly official: boolean;
  readonly lastActivityAt: Date;
  readonly thread: ThreadRow;
}

interface TextRow {
  readonly thread_id: string;
  readonly official: boolean;
  readonly text: string;
}

/** Characters of one post, and posts of one thread, that a snippet is chosen from. */
const POST_CHARS = 4_000;
const POSTS = 20;
/** Shorter beginnings would mark words that have nothing to do with the query. */
const SHORTEST_STEM = 3;

/** Shows hits as the database has them now: what is not published any more is left out. */
@Injectable()
export class ArchiveEntries {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
  ) {}

  /** @returns the entries that everybody may see, by thread. */
  async show(
    threadIds: readonly string[],
    stems: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, ArchiveEntry>> {
    if (threadIds.length === 0) return new Map();
    const [rows, texts] = await Promise.all([
      this.threads.byIds(threadIds),
      this.database.read<TextRow>('search: published texts', TEXTS, [threadIds, POST_CHARS, POSTS]),
    ]);
    const threads = new Map(rows.map((row) => [row.id, row]));
    const marked = stems.filter((stem) => stem.length >= SHORTEST_STEM);
    const entries = new Map<string, ArchiveEntry>();
    for (const text of texts) {
      const thread = threads.get(text.thread_id);
      if (thread && isPublic(thread))
        entries.set(thread.id, toEntry(thread, text, marked.length > 0 ? marked : stems, viewer));
    }
    return entries;
  }
}

const TEXTS = `
  SELECT p.thread_id, bool_or(p.kind = 'OFFICIAL_ANSWER') AS official,
    string_agg(left(p.plain, $2), E'\\n' ORDER BY p.kind <> 'QUESTION', p.kind <> 'OFFICIAL_ANSWER', p.position)
      FILTER (WHERE p.position < $3 OR p.kind = 'OFFICIAL_ANSWER') AS text
  FROM post AS p
  JOIN thread AS t ON t.id = p.thread_id
  WHERE p.thread_id = ANY($1::uuid[]) AND ${publicRow('p')} AND ${publicRow('t')}
  GROUP BY p.thread_id
`;

function toEntry(thread: ThreadRow, text: TextRow, stems: readonly string[], viewer: Viewer): ArchiveEntry {
  return {
    threadId: thread.id,
    number: thread.number,
    slug: thread.slug,
    path: threadPath(thread),
    title: thread.title,
    categoryId: thread.category_id,
    categorySlug: thread.category_slug,
    categoryTitle: thread.category_title[viewer.locale],
    snippet: highlight(text.text ?? '', stems),
    solved: thread.resolution === 'SOLVED',
    official: text.official,
    lastActivityAt: thread.last_activity_at,
    thread,
  };
}
