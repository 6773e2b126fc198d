/** Rows as one parameter of JSON: one statement a table, whatever the number of rows. */
export const INSERT_THREADS = `
  INSERT INTO thread (id, imported_id, category_id, author_name, title, slug, excerpt, official_answer_id,
    submitted_at, published_at, last_activity_at, tags, moderation, resolution, post_count, next_position)
  SELECT id, "importedId", "categoryId", "authorName", title, slug, excerpt, "officialAnswerId",
    "askedAt", "askedAt", "answeredAt", tags, 'PUBLISHED', 'ANSWERED', 2, 2
  FROM json_to_recordset($1::json) AS row (id uuid, "importedId" text, "categoryId" uuid, "authorName" text,
    title text, slug text, excerpt text, "officialAnswerId" uuid, "askedAt" timestamptz, "answeredAt" timestamptz,
    tags text[])
  ON CONFLICT (imported_id) DO NOTHING
  RETURNING id
`;

export const INSERT_POSTS = `
  INSERT INTO post (id, thread_id, position, kind, moderation, author_name, department, markdown, html, plain,
    created_at, published_at)
  SELECT id, "threadId", position, kind, 'PUBLISHED', "authorName", department, markdown, html, plain,
    "createdAt", "publishedAt"
  FROM json_to_recordset($1::json) AS row (id uuid, "threadId" uuid, position int, kind text, "authorName" text,
    department text, markdown text, html text, plain text, "createdAt" timestamptz, "publishedAt" timestamptz)
`;

/** Nobody of ours did it: there is no actor. */
export const INSERT_CHANGES = `
  INSERT INTO status_change (id, thread_id, dimension, to_status, reason, changed_at)
  SELECT id, "threadId", dimension, "toStatus", 'import', "changedAt"
  FROM json_to_recordset($1::json) AS row (id uuid, "threadId" uuid, dimension text, "toStatus" text,
    "changedAt" timestamptz)
`;
