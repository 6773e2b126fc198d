import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { clientAddress } from './client-address.js';

const FORWARDED = [
  undefined,
  '203.0.113.7',
  ' 203.0.113.7 ,198.51.100.2',
  '203.0.113.7, 127.0.0.1',
  '203.0.113.7, 127.0.0.1, ::1',
  '203.0.113.7, ::ffff:127.0.0.1',
  '127.0.0.5, 127.0.0.1',
  '2001:db8::5',
  'not an address, 127.0.0.1',
  '203.0.113.7, 198.51.100.2, 127.8.8.8',
];

describe('the address of a client', () => {
  it.each(FORWARDED)('is the one that Fastify finds, of X-Forwarded-For %j', async (forwarded) => {
    const app = fastify({ trustProxy: 'loopback' });
    app.get('/', (asked) => [asked.ip, clientAddress(asked.raw)]);
    await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      const { port } = app.server.address() as AddressInfo;
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      const body = await new Promise<string>((resolve, reject) => {
        request({ port, host: '127.0.0.1', headers }, (answer) => resolve(text(answer)))
          .on('error', reject)
          .end();
      });
      const [theirs, ours] = JSON.parse(body) as [string, string];
      expect(ours).toBe(theirs);
    } finally {
      await app.close();
    }
  });

  it.each([
    ['203.0.113.7', '198.51.100.2', '198.51.100.2'],
    ['203.0.113.7', '10.0.0.1', '10.0.0.1'],
    ['203.0.113.7', '::1', '203.0.113.7'],
  ])('forwarded as %s by %s is %s', (forwarded, from, client) => {
    const headers = { 'x-forwarded-for': forwarded };
    expect(clientAddress({ socket: { remoteAddress: from }, headers })).toBe(client);
  });
});
