import { z } from 'zod';
import { ANONYMOUS, type Viewer } from '#kernel';
import { InvalidInput, parseInput, typedText } from '#platform';
import { sayForum } from '../forum.messages.js';
import { TITLE_LIMITS, typedBody } from '../write-post.js';

const NAME_LIMITS = { min: 1, max: 100, multiline: false };
const TAG_LIMITS = { min: 1, max: 50, multiline: false };
const MOST_TAGS = 10;
/** Before it there were no archives of this kind: the date is a mistake. */
const EARLIEST_YEAR = 1990;

/** ISO 8601; a date and time says its offset, midnight of a date alone is Moscow's, which keeps UTC+3 all year. */
const instant = z.string('BAD_DATE').transform((text, context) => {
  const isDate = z.iso.date().safeParse(text).success;
  if (isDate || z.iso.datetime({ offset: true }).safeParse(text).success) {
    const date = new Date(isDate ? `${text}T00:00:00+03:00` : text);
    if (date.getUTCFullYear() >= EARLIEST_YEAR) return date;
  }
  context.addIssue({ code: 'custom', message: 'BAD_DATE' });
  return z.NEVER;
});

/** What people's posts must be, an imported question and answer must be too. */
const importedThread = z
  .object({
    id: z.union([typedText({ min: 1, max: 200, multiline: false }), z.int().transform(String)]),
    category: typedText(NAME_LIMITS),
    question: typedBody(),
    answer: typedBody(),
    title: typedText(TITLE_LIMITS).nullish(),
    askedAt: instant.nullish(),
    answeredAt: instant.nullish(),
    askedBy: typedText(NAME_LIMITS).nullish(),
    answeredBy: typedText(NAME_LIMITS).nullish(),
    tags: z.array(typedText(TAG_LIMITS)).max(MOST_TAGS, 'TOO_MANY_TAGS').nullish(),
  })
  .refine(({ askedAt, answeredAt }) => !askedAt || !answeredAt || askedAt <= answeredAt, {
    path: ['answeredAt'],
    message: 'ANSWER_BEFORE_QUESTION',
  });

/** A question with its official answer, as another system kept it. */
export type ImportedThread = z.output<typeof importedThread>;

/** Why a line cannot be taken. */
export class BrokenLine {
  constructor(readonly reason: string) {}
}

/** Operators are told in English, as by every command. */
const OPERATOR: Viewer = { ...ANONYMOUS, locale: 'en' };

/** Reads one line of JSON Lines; never throws, whatever it is. */
export function readImportedThread(line: string): ImportedThread | BrokenLine {
  if (line.trim() === '') return new BrokenLine('the line is empty');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return new BrokenLine('this is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new BrokenLine('this is not a JSON object');
  const missing = ['id', 'category', 'question', 'answer'].filter((field) => !(field in value));
  if (missing.length > 0) return new BrokenLine(`${missing.join(', ')}: missing`);
  const read = parseInput(importedThread, value, OPERATOR, sayForum);
  if (!(read instanceof InvalidInput)) return read;
  return new BrokenLine(read.problems.map(({ field, message }) => `${field}: ${message}`).join(' '));
}
