import { describe, expect, it } from '@jest/globals';
import { isCrossSite } from './cross-site.js';

const OWN = 'https://veche.example';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', host: 'veche.example' };
const sent = (headers: Record<string, string>, method = 'POST'): boolean =>
  isCrossSite({ method, headers: { ...FORM, ...headers } }, OWN);

describe('a form of another site', () => {
  it.each([
    ['as the browser says', { 'sec-fetch-site': 'cross-site' }],
    [
      'of a neighbour under the same domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://www.veche.example' },
    ],
    ['though its origin looks right', { 'sec-fetch-site': 'cross-site', origin: OWN }],
    ['of an older browser', { origin: 'https://evil.example' }],
    ['whose name only begins like ours', { origin: 'https://veche.example.evil.example' }],
    ['of a page that hides where it is from', { origin: 'null' }],
    ['with a file', { 'sec-fetch-site': 'cross-site', 'content-type': 'multipart/form-data; boundary=a' }],
    ['as plain text', { 'sec-fetch-site': 'cross-site', 'content-type': ' Text/Plain;charset=utf-8' }],
  ])('is known: %s', (_what, headers) => {
    expect(sent(headers)).toBe(true);
  });

  it.each([
    ['of this site', { 'sec-fetch-site': 'same-origin' }],
    ['sent again by the person themselves', { 'sec-fetch-site': 'none' }],
    ['of this site in an older browser', { origin: OWN }],
    [
      'of this site under the name that was asked for',
      { origin: 'http://localhost:3000', host: 'localhost:3000' },
    ],
    ['of a program that is no browser', {}],
    [
      'of JSON, for which browsers ask first',
      { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
    ],
  ])('is not one %s', (_what, headers) => {
    expect(sent(headers)).toBe(false);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('is not what only asks: %s', (method) => {
    expect(sent({ 'sec-fetch-site': 'cross-site' }, method)).toBe(false);
  });
});
