import { z } from 'zod';
import { typedText } from '#platform';
import { typedBody } from '../write-post.js';

/** What a canned reply must be, typed or imported. */
export const cannedReplyContent = z.object({
  shortCode: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'BAD_SHORT_CODE'),
  categoryId: z
    .uuid('category_UNKNOWN')
    .nullish()
    .transform((id) => id ?? null),
  title: typedText({ min: 3, max: 150, multiline: false }, 'heading_EMPTY'),
  body: typedBody('text_EMPTY'),
});
