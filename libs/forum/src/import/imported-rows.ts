import { excerpt } from '#markdown';
import type { Ids } from '#kernel';
import { hidePersonalData } from '#privacy';
import { slugify } from '#russian';
import type { CategoryRow } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';
import type { PostKind } from '../post.entity.js';
import { writePost } from '../write-post.js';
import type { ImportedThread } from './imported-thread.js';
import type { PublicTexts } from './public-texts.js';
import { titleOfQuestion } from './title-of-question.js';

const EXCERPT_CHARS = 200;

export type ImportedRows = ReturnType<typeof rowsOf>;

/** The rows of a thread let in and answered: the same rendering as for people's posts. */
export function rowsOf(
  thread: ImportedThread,
  category: CategoryRow,
  texts: PublicTexts,
  ids: Ids,
  now: Date,
) {
  const askedAt = thread.askedAt ?? thread.answeredAt ?? now;
  const answeredAt = thread.answeredAt ?? askedAt;
  const threadId = ids.next();
  const asker = thread.askedBy ?? sayForum('ru', 'importedAsker');
  const department = category.department.ru;
  const write = (kind: PostKind, body: string, author: string, at: Date, position: number) => ({
    ...texts.ofPost(
      (shown) =>
        writePost({
          id: ids.next(),
          threadId,
          kind,
          author: { accountId: null, displayName: author, department },
          body: shown,
          now: at,
        }),
      body,
    ),
    position,
    publishedAt: at,
  });
  const question = write('QUESTION', thread.question, asker, askedAt, 0);
  const answer = write('OFFICIAL_ANSWER', thread.answer, thread.answeredBy ?? department, answeredAt, 1);
  const untitled = hidePersonalData(sayForum('ru', 'importedTitle', { id: thread.id })).text;
  const title = thread.title ?? titleOfQuestion(question.plain, untitled);
  return {
    thread: {
      id: threadId,
      importedId: thread.id,
      categoryId: category.id,
      authorName: asker,
      title,
      slug: slugify(title),
      excerpt: excerpt(question.plain, EXCERPT_CHARS),
      officialAnswerId: answer.id,
      askedAt,
      answeredAt,
      tags: JSON.stringify([...new Set(thread.tags)]),
    },
    posts: [question, answer],
    changes: [
      { id: ids.next(), threadId, dimension: 'MODERATION', toStatus: 'PUBLISHED', changedAt: askedAt },
      { id: ids.next(), threadId, dimension: 'RESOLUTION', toStatus: 'ANSWERED', changedAt: answeredAt },
    ],
  };
}
