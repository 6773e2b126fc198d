import { keyOf, toGlobalId } from '#platform';
import type { TestApp, TestPerson } from './app.js';
import { graphql, mutate } from './graphql.js';
import { type OnDesk, decide, waitingQuestion } from './decisions.js';

/** A post that readers see. */
export interface Published {
  readonly question: OnDesk;
  /** Global id of the post. */
  readonly postId: string;
}

/** A question that a moderator has let in. */
export async function publishedQuestion(
  app: TestApp,
  asker: TestPerson,
  moderator: TestPerson,
  categoryId: string,
): Promise<Published> {
  const question = await waitingQuestion(app, asker, categoryId);
  const version = await question.version();
  const made = await decide(app, 'publishItem', { itemId: question.itemId, version }, moderator);
  if (made.__typename !== 'DecisionSuccess') throw new Error(JSON.stringify(made));
  await app.settle();
  const [post] = await app.db.query<{ id: string }>(
    `SELECT id FROM post WHERE thread_id = $1 AND kind = 'QUESTION'`,
    [question.threadId],
  );
  return { question, postId: toGlobalId('Post', post?.id ?? '') };
}

/** A reply to a question, let in. */
export async function publishedReply(
  app: TestApp,
  author: TestPerson,
  moderator: TestPerson,
  { question }: Pick<Published, 'question'>,
): Promise<string> {
  const { post } = await mutate<{ __typename: string; post: { id: string } }>(
    app,
    'postReply',
    { threadId: question.thread.id, body: 'У меня было то же самое, помогло подождать.' },
    '... on PostReplySuccess { post { id } }',
    author,
  );
  await app.settle();
  const { itemId, version } = await itemOf(app, post.id, 'COMMUNITY_ANSWER');
  await decide(app, 'publishItem', { itemId, version }, moderator);
  await app.settle();
  return post.id;
}

/** The item of a kind that a post has on the desk, with the version that a decision has to name. */
export async function itemOf(
  app: TestApp,
  postId: string,
  kind: string,
): Promise<{ itemId: string; version: number; waits: boolean }> {
  const [row] = await app.db.query<{ id: string; version: number; waits: boolean }>(
    `SELECT i.id, p.version, i.closed_at IS NULL AS waits FROM desk_item i JOIN post p ON p.id = i.post_id
     WHERE i.post_id = $1 AND i.kind = $2`,
    [keyOf('Post', postId), kind],
  );
  if (!row) throw new Error(`The post has no ${kind} on the desk`);
  return { itemId: toGlobalId('DeskItem', row.id), version: row.version, waits: row.waits };
}

export interface SeenPost {
  readonly html: string;
  readonly version: number;
  readonly editedAt: string | null;
  readonly history: ReadonlyArray<{
    by: string;
    at: string;
    title: Array<{ kind: string; text: string }> | null;
    body: Array<{ kind: string; text: string }>;
  }> | null;
  readonly latestEdit: { moderation: string; title: string | null; body: string } | null;
}

/** The post as the person sees it. */
export async function seenPost(app: TestApp, postId: string, person: TestPerson | null): Promise<SeenPost> {
  const { data } = await graphql<{ node: SeenPost }>(
    app,
    `
      query ($id: ID!) {
        node(id: $id) {
          ... on Post {
            html
            version
            editedAt
            history {
              by
              at
              title {
                kind
                text
              }
              body {
                kind
                text
              }
            }
            latestEdit {
              moderation
              title
              body
            }
          }
        }
      }
    `,
    { id: postId },
    person,
  );
  return data.node;
}
