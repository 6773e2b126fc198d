import { type PostKind, writePost } from '#forum';
import { Ids, UuidV7Ids } from '#kernel';
import { excerpt } from '#markdown';
import { slugify } from '#russian';
import { between, seeded } from './random.js';
import { RussianText } from './russian-text.js';

/** One generated thread with its posts, as rows. */
export interface GeneratedThread {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly slug: string;
  readonly excerpt: string;
  readonly resolution: 'OPEN' | 'ANSWERED' | 'SOLVED';
  readonly officialAnswerId: string | null;
  readonly acceptedPostId: string | null;
  readonly startedAt: Date;
  readonly lastActivityAt: Date;
  readonly posts: ReadonlyArray<ReturnType<typeof writePost> & { readonly position: number }>;
}

export const FIRST_NUMBER = 1_001;
const SEED = 20_261_122;
const MINUTE = 60_000;
/** When the archive begins; threads follow each other, so that keys and activity grow together as in life. */
const BEGIN = Date.parse('2024-01-09T06:00:00Z');
const SPAN = 2.5 * 365 * 24 * 60 * MINUTE;
/** Words of a text by its kind: a question is short, an official answer explains. */
const WORDS: Record<PostKind, readonly [number, number]> = {
  QUESTION: [15, 70],
  OFFICIAL_ANSWER: [40, 120],
  COMMUNITY_ANSWER: [8, 60],
  CLARIFICATION: [5, 35],
};

/** Makes the archive thread by thread; the texts and shapes are the same at every run. */
export function* generateArchive(threads: number, posts: number): Generator<GeneratedThread> {
  const random = seeded(SEED);
  const text = new RussianText(random);
  const ids: Ids = new UuidV7Ids();
  // As the import leaves them: by name only, without an account to be told of anything.
  const someone = () => ({
    accountId: '',
    displayName: `Житель ${between(random, 1, 200)}`,
    department: 'Отдел документов',
  });
  const lengths = postCounts(threads, posts);
  for (let i = 0; i < threads; i += 1) {
    const startedAt = new Date(BEGIN + (SPAN * i) / threads);
    const asker = someone();
    const id = ids.next();
    const answered = (lengths[i] ?? 1) > 1 && random() < 0.8;
    const rows = Array.from({ length: lengths[i] ?? 1 }, (_, position) => {
      const kind = kindOf(position, answered, random());
      const author = kind === 'COMMUNITY_ANSWER' || kind === 'OFFICIAL_ANSWER' ? someone() : asker;
      const now = new Date(startedAt.getTime() + position * 47 * MINUTE);
      const body = text.body(between(random, ...WORDS[kind]));
      const written = writePost({ id: ids.next(), threadId: id, kind, author, body, now });
      return { ...written, publishedAt: now, position };
    });
    const title = text.sentence(between(random, 4, 9)).slice(0, 150);
    const official = answered ? (rows[1]?.id ?? null) : null;
    const solved = official !== null && random() < 0.5;
    yield {
      id,
      number: FIRST_NUMBER + i,
      title,
      slug: slugify(title),
      excerpt: excerpt(rows[0]?.plain ?? '', 200),
      resolution: solved ? 'SOLVED' : official ? 'ANSWERED' : 'OPEN',
      officialAnswerId: official,
      acceptedPostId: solved ? official : null,
      startedAt,
      lastActivityAt: rows.at(-1)?.createdAt ?? startedAt,
      posts: rows,
    };
  }
}

function kindOf(position: number, answered: boolean, chance: number): PostKind {
  if (position === 0) return 'QUESTION';
  if (position === 1 && answered) return 'OFFICIAL_ANSWER';
  return chance < 0.5 ? 'CLARIFICATION' : 'COMMUNITY_ANSWER';
}

/** Most threads are short, one in a hundred is long; together exactly `posts`. */
function postCounts(threads: number, posts: number): number[] {
  const random = seeded(SEED + 1);
  const counts = Array.from({ length: threads }, () => {
    const chance = random();
    if (chance < 0.55) return between(random, 1, 4);
    if (chance < 0.85) return between(random, 4, 9);
    return chance < 0.99 ? between(random, 9, 20) : between(random, 21, 60);
  });
  let missing = posts - counts.reduce((sum, count) => sum + count, 0);
  while (missing !== 0) {
    const i = between(random, 0, threads - 1);
    const count = (counts[i] ?? 1) + Math.sign(missing);
    if (count < 1) continue;
    counts[i] = count;
    missing -= Math.sign(missing);
  }
  return counts;
}
