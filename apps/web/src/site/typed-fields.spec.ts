import { describe, expect, it } from '@jest/globals';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { typedFields } from './typed-fields.js';

const BODY = 'title=%D0%9A%D0%BE%D0%B4&password=secret';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(BODY.length) };

/** A request whose body has come but was not read yet. */
function unread(): IncomingMessage {
  const raw = new IncomingMessage(new Socket());
  raw.push(BODY);
  raw.push(null);
  return raw;
}

describe('what a page carries of a form that was not taken', () => {
  it('is every text but passwords', async () => {
    const body = { title: 'Код', newPassword: 'secret', list: ['а'], body: '' };
    expect(await typedFields({ body, headers: FORM, raw: unread() })).toEqual([
      ['title', 'Код'],
      ['body', ''],
    ]);
  });

  it('is there too when the fault came before the form was read', async () => {
    expect(await typedFields({ body: undefined, headers: FORM, raw: unread() })).toEqual([['title', 'Код']]);
  });

  it.each([
    ['is no form', { ...FORM, 'content-type': 'application/json' }],
    ['is longer than any form', { ...FORM, 'content-length': '999999999' }],
    ['does not tell its length', { 'content-type': FORM['content-type'] }],
  ])('is nothing of a body that %s', async (_what, headers) => {
    expect(await typedFields({ body: undefined, headers, raw: unread() })).toEqual([]);
  });

  it('is nothing when the sender went away', async () => {
    const raw = new IncomingMessage(new Socket());
    raw.push(BODY.slice(0, 5));
    setImmediate(() => raw.destroy(new Error('aborted')));
    expect(await typedFields({ body: undefined, headers: FORM, raw })).toEqual([]);
  });
});
