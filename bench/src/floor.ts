/* oxlint-disable no-async-endpoint-handlers -- the rule takes this for Express; Fastify awaits its handlers */
import fastify, { type FastifyRequest } from 'fastify';
import { Pool } from 'pg';

/**
 * The floor: what Fastify and `pg` cost alone. The same rows as the product's by plain statements, prepared by name, in
 * a pool of the same size, as JSON; no rights, no cache, no headers, no schema of answers, nothing else.
 */
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
});

const THREAD = `t.id, t.number, t.slug, t.title, t.excerpt, t.moderation, t.resolution, t.version, t.author_id,
  t.author_name, t.post_count, t.next_position, t.official_answer_id, t.accepted_post_id, t.submitted_at,
  t.published_at, t.last_activity_at, t.decision_due_at, t.answer_due_at, t.category_id,
  c.slug AS category_slug, c.title AS category_title FROM thread t JOIN category c ON c.id = t.category_id`;
const POST = `p.id, p.thread_id, p.position, p.kind, p.moderation, p.author_id, p.author_name, p.department,
  p.reference, p.html, p.created_at, p.published_at FROM post p`;

const statements = {
  thread: `SELECT ${THREAD} WHERE t.number = $1`,
  posts: `SELECT ${POST} WHERE p.thread_id = $1 AND p.position > $2 AND p.position < $3
    AND p.moderation = 'PUBLISHED' ORDER BY p.position ASC LIMIT $4`,
  category: 'SELECT id, slug, title, description, department, thread_count FROM category WHERE slug = $1',
  threads: `SELECT ${THREAD} WHERE t.moderation = 'PUBLISHED' AND t.category_id = $1
    ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $2`,
};

async function rows(name: keyof typeof statements, values: unknown[]): Promise<Array<{ id: string }>> {
  return (await pool.query({ name, text: statements[name], values })).rows;
}

async function thread(request: FastifyRequest<{ Params: { number: string } }>): Promise<object> {
  const [found] = await rows('thread', [Number(request.params.number)]);
  if (!found) throw new Error('No such thread');
  return { thread: found, posts: await rows('posts', [found.id, -1, 2_147_483_647, 21]) };
}

async function category(request: FastifyRequest<{ Params: { slug: string } }>): Promise<object> {
  const [found] = await rows('category', [request.params.slug]);
  if (!found) throw new Error('No such category');
  return { category: found, threads: await rows('threads', [found.id, 21]) };
}

const app = fastify();
app.get('/thread/:number', thread);
app.get('/category/:slug', category);
app.get('/ready', () => ({ status: 'ok' }));

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
await app.listen({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT']) });
