import { describe, expect, it } from '@jest/globals';
import { isCrossSite } from './cross-site.js';

const OWN = 'https://veche.example';
const sent = (headers: Record<string, string>, method = 'POST'): boolean =>
  isCrossSite({ method, headers: { host: 'veche.example', ...headers } }, OWN);

const COOKIE = { cookie: 'veche=secret' };
const TYPES = [
  undefined,
  '',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=a',
  ' Text/Plain;charset=utf-8',
  'application/json',
  'image/png',
];

describe.each(TYPES)('a request of type %j', (type) => {
  const typed: Record<string, string> = type === undefined ? {} : { 'content-type': type };

  it.each<[string, Record<string, string>]>([
    ['of another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['of a sibling origin', { 'sec-fetch-site': 'same-site', origin: 'https://www.veche.example' }],
    ['whose origin looks right', { 'sec-fetch-site': 'cross-site', origin: OWN }],
    ['with a header that is repeated', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['of an older browser', { origin: 'https://evil.example' }],
    ['of a name that only begins like ours', { origin: 'https://veche.example.evil.example' }],
    ['of the same name without TLS', { origin: 'http://veche.example' }],
    ['of another port', { origin: 'https://veche.example:8443' }],
    ['that hides where it is from', { origin: 'null' }],
    ['with cookies that does not say where it is from', { ...COOKIE }],
  ])('is refused: %s', (_what, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'])
      for (const cookies of [{}, COOKIE])
        expect(sent({ ...typed, ...headers, ...cookies }, method)).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['of this site', { ...COOKIE, 'sec-fetch-site': 'same-origin' }],
    ['sent again by the person', { ...COOKIE, 'sec-fetch-site': 'none' }],
    ['of this site in an older browser', { ...COOKIE, origin: OWN }],
    ['under the name that was asked for', { ...COOKIE, origin: 'https://intranet', host: 'intranet' }],
    ['of a program with a token', { authorization: 'Bearer abc' }],
    ['of a mail service (RFC 8058)', {}],
  ])('is accepted: %s', (_what, headers) => {
    expect(sent({ ...typed, ...headers })).toBe(false);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'TRACE'])('is accepted when it only asks: %s', (method) => {
    expect(sent({ ...typed, ...COOKIE, 'sec-fetch-site': 'cross-site' }, method)).toBe(false);
  });
});
