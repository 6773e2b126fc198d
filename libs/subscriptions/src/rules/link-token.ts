import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '#kernel';

/** What a link does; a link made for one is worth nothing for the other. */
export type LinkPurpose = 'unsubscribe' | 'confirm';

const ID_BYTES = 16;
/** 16 bytes of the id and 32 of the signature fill 64 letters exactly, so each link has one spelling. */
const TOKEN = /^[\w-]{64}$/;

/** Signs the id of a subscription by HMAC-SHA-256: whoever received the link holds the right, nothing is stored. */
export function linkToken(secret: string, purpose: LinkPurpose, subscriptionId: string): string {
  const id = Buffer.from(subscriptionId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signature(secret, purpose, id)]).toString('base64url');
}

/** @returns the id of the subscription, or `null` when the token was not signed by us for this purpose. */
export function readLinkToken(secret: string, purpose: LinkPurpose, token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), signature(secret, purpose, id))) return null;
  const uuid = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(uuid) ? uuid : null;
}

const signature = (secret: string, purpose: LinkPurpose, id: Buffer): Buffer =>
  createHmac('sha256', secret).update(`veche subscription ${purpose}\n`).update(id).digest();
