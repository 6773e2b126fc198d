import { type PostRow, threadPath } from '#forum';
import type { ThreadView } from './thread-view.js';

/**
 * The first page of a thread for search engines: `QAPage` of schema.org.
 *
 * @returns `undefined` while there is nothing that answers the question.
 */
export function qaPage({ thread, question, answers }: ThreadView, publicUrl: string): object | undefined {
  const replies = answers.filter(({ kind }) => kind === 'OFFICIAL_ANSWER' || kind === 'COMMUNITY_ANSWER');
  if (!question || replies.length === 0) return undefined;
  const url = publicUrl + threadPath(thread);
  const best = new Set([thread.accepted_post_id, thread.official_answer_id]);
  const answer = (post: PostRow) => ({
    '@type': 'Answer',
    text: post.html,
    datePublished: post.published_at ?? post.created_at,
    url: `${url}#post-${post.position}`,
    author:
      post.department === null
        ? { '@type': 'Person', name: post.author_name }
        : { '@type': 'GovernmentOrganization', name: post.department },
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      text: question.html,
      datePublished: thread.published_at ?? thread.submitted_at,
      author: { '@type': 'Person', name: thread.author_name },
      answerCount: replies.length,
      acceptedAnswer: replies.filter(({ id }) => best.has(id)).map(answer),
      suggestedAnswer: replies.filter(({ id }) => !best.has(id)).map(answer),
    },
  };
}
