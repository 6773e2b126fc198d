import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Reads forms with files as other forms are read: each file is its text. For small texts, not for attachments. */
export function readUploadedForms(fastify: FastifyInstance): void {
  // The framework has one that leaves the body unread.
  fastify.removeContentTypeParser('multipart/form-data');
  fastify.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const type = request.headers['content-type'] ?? '';
      try {
        return await fieldsOf(new Response(new Uint8Array(body), { headers: { 'content-type': type } }));
      } catch (error) {
        throw Object.assign(new Error('This is not a form', { cause: error }), { statusCode: 400 });
      }
    },
  );
}

async function fieldsOf(form: Response): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of await form.formData())
    fields[name] = typeof value === 'string' ? value : await value.text();
  return fields;
}
