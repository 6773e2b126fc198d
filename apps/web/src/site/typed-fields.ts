import type { FastifyRequest } from 'fastify';

type Typed = Array<[string, string]>;
type Form = Pick<FastifyRequest, 'body' | 'headers' | 'raw'>;

/** As much as a form may hold when it is read in the usual way. */
const LONGEST = 256 * 1024;

/** What the person typed, to be carried by the page; a password is never written into one. */
export async function typedFields(request: Form): Promise<Typed> {
  const fields = request.body === undefined ? await unreadFields(request) : request.body;
  return Object.entries((fields ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string' && !/password/i.test(name) ? [[name, value]] : [],
  );
}

/** A fault before the form was read, such as a database that cannot say who sent it, must not lose the form. */
async function unreadFields({ headers, raw }: Form): Promise<Record<string, string>> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  const length = Number(headers['content-length']);
  // A length that is not told, or is too long, is not waited for.
  if (!isForm || raw.readableDidRead || !(length <= LONGEST)) return {};
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of raw) chunks.push(chunk as Buffer);
  } catch {
    // Whoever sent it has gone; nobody will read the page.
    return {};
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
}
