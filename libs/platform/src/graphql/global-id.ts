import { isUuid } from '#kernel';

/** Makes the opaque global id of an object (Relay Object Identification). */
export const toGlobalId = (type: string, id: string): string =>
  Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');

/** @returns the type and key of a well-formed global id, else `null`; never throws. */
export function fromGlobalId(globalId: string): { type: string; id: string } | null {
  if (globalId.length > 200 || !/^[\w-]+$/.test(globalId)) return null;
  const plain = Buffer.from(globalId, 'base64url').toString('utf8');
  const colon = plain.indexOf(':');
  const [type, id] = [plain.slice(0, colon), plain.slice(colon + 1)];
  return colon > 0 && isUuid(id) ? { type, id } : null;
}

/** @returns the key when the id is well-formed and of this type, else `null`. */
export function keyOf(type: string, globalId: string): string | null {
  const parsed = fromGlobalId(globalId);
  return parsed?.type === type ? parsed.id : null;
}
