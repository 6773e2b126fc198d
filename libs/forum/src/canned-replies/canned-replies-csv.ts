import { type Viewer, readCsv, writeCsv } from '#kernel';
import { FieldProblem, InvalidInput, parseInput } from '#platform';
import { sayForum } from '../forum.messages.js';
import type { CannedReplyContent } from './canned-replies.repository.js';
import { cannedReplyContent } from './canned-reply-input.js';

const HEADER = ['shortCode', 'category', 'title', 'text'];
const MOST_IMPORTED = 1_000;

/** The collection as a file; `category` is a slug, empty for all. */
export function writeCannedReplies(
  replies: ReadonlyArray<CannedReplyContent & { readonly slug: string | null }>,
): string {
  return writeCsv([
    HEADER,
    ...replies.map(({ shortCode, slug, title, body }) => [shortCode, slug ?? '', title, body]),
  ]);
}

/**
 * Reads what {@link writeCannedReplies} wrote, or a person with a spreadsheet.
 * @param categories ids by slug.
 * @returns every reply, or every problem with its line.
 */
export function readCannedReplies(
  text: string,
  categories: ReadonlyMap<string, string>,
  viewer: Viewer,
): CannedReplyContent[] | InvalidInput {
  const [header, ...records] = readCsv(text);
  const problems: FieldProblem[] = [];
  const refuse = (key: Parameters<typeof sayForum>[1], facts?: Record<string, string | number>): void =>
    void problems.push(new FieldProblem('csv', key, sayForum(viewer.locale, key, facts)));
  const names = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  if (names.join() !== HEADER.join().toLowerCase()) refuse('csv_HEADER');
  else if (records.length === 0) refuse('csv_EMPTY');
  else if (records.length > MOST_IMPORTED) refuse('csv_TOO_MANY', { max: MOST_IMPORTED });
  if (problems.length > 0) return new InvalidInput(viewer, problems);

  const replies = new Map<string, CannedReplyContent>();
  for (const { line, fields } of records) {
    const [shortCode = '', category = '', title = '', body = ''] = fields.map((field) => field.trim());
    const categoryId = category === '' ? null : categories.get(category);
    if (fields.length !== HEADER.length) refuse('csv_COLUMNS', { line });
    else if (categoryId === undefined) refuse('csv_CATEGORY', { line, category });
    else if (replies.has(shortCode)) refuse('csv_TWICE', { line, code: shortCode });
    else {
      const content = parseInput(
        cannedReplyContent,
        { shortCode, categoryId, title, body },
        viewer,
        sayForum,
      );
      if (content instanceof InvalidInput)
        for (const { message } of content.problems) refuse('csv_FIELD', { line, problem: message });
      else replies.set(shortCode, content);
    }
  }
  return problems.length > 0 ? new InvalidInput(viewer, problems) : [...replies.values()];
}
