import { renderMarkdown } from '#markdown';
import type { Person } from '#kernel';
import { typedMarkdown } from '#platform';
import type { Post, PostKind } from './post.entity.js';

export const TITLE_LIMITS = { min: 10, max: 150, multiline: false };
export const BODY_LIMITS = { min: 10, max: 20_000, multiline: true };
/** The body of a post, as it is typed. @param whenEmpty key of the sentence that says what to write */
export const typedBody = (whenEmpty?: string) => typedMarkdown(BODY_LIMITS, whenEmpty);
export const DETAIL_LIMITS = { min: 0, max: 500, multiline: false };

interface NewPost {
  readonly id: string;
  readonly threadId: string;
  readonly kind: PostKind;
  /** An imported author has no account. */
  readonly author: Pick<Person, 'displayName' | 'department'> & { readonly accountId: string | null };
  readonly body: string;
  readonly reference?: string | null;
  readonly checkedOn?: string | null;
  readonly validUntil?: string | null;
  readonly now: Date;
}

/** A post as it is stored, but for its place. */
export type WrittenPost = Omit<Post, 'position' | 'moderation'>;

/** A post as it is stored: rendered and sanitised once, here, so that no reader's page renders it again. */
export function writePost(post: NewPost): WrittenPost {
  const { html, text } = renderMarkdown(post.body);
  return {
    id: post.id,
    threadId: post.threadId,
    kind: post.kind,
    authorId: post.author.accountId,
    authorName: post.author.displayName,
    department: post.kind === 'OFFICIAL_ANSWER' ? post.author.department : null,
    reference: post.reference ?? null,
    checkedOn: post.checkedOn ?? null,
    validUntil: post.validUntil ?? null,
    expiredAt: null,
    markdown: post.body,
    html,
    plain: text,
    version: 1,
    createdAt: post.now,
    publishedAt: null,
    editedAt: null,
  };
}
