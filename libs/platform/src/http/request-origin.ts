import type { FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';

/** Where a request came from, as far as the process that took it can tell. */
export interface RequestOrigin {
  /** Network address (IP) of the client; `null` when it is not known. */
  readonly address: string | null;
  readonly userAgent: string | null;
}

export const originOf = ({ ip, headers }: FastifyRequest): RequestOrigin => ({
  address: ip,
  userAgent: headers['user-agent'] ?? null,
});

/**
 * The network that attempts are counted by: an IPv4 address, or the /64 of an IPv6 one, which a single
 * subscriber has to himself (RFC 6177 §2).
 */
export function networkOf({ address: ip }: RequestOrigin): string {
  if (!ip) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  return isIPv6(ip) ? `${firstGroups(ip)}::/64` : ip;
}

function firstGroups(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().replace(/%.*$/, '').split('::');
  const before = groups(head);
  // A dotted quad at the end stands for two groups; it never reaches into the first four.
  const after = groups(tail ?? '').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const all = tail === undefined ? before : [...before, ...zeros, ...after];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
