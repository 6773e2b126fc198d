import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is kept of a secret. It is random over its whole length, so a fast hash is enough, and looking
 * the hash up in an index tells nothing by its timing.
 */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
