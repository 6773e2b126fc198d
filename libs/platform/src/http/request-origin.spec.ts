import { describe, expect, it } from '@jest/globals';
import { networkOf } from './request-origin.js';

const of = (address: string | null) => networkOf({ address, userAgent: null });

describe('the network of a request', () => {
  it('is the address itself in IPv4, also where IPv6 carries it', () => {
    expect(of('198.51.100.7')).toBe('198.51.100.7');
    expect(of('::ffff:198.51.100.7')).toBe('198.51.100.7');
  });

  it('is the /64 in IPv6, however the address is written', () => {
    const network = '2001:db8:0:1::/64';
    expect(of('2001:db8:0:1::5')).toBe(network);
    expect(of('2001:0DB8:0000:0001:aaaa:bbbb:cccc:dddd')).toBe(network);
    expect(of('2001:db8::1:0:0:0:9')).toBe(network);
    expect(of('2001:db8:0:2::5')).not.toBe(network);
    expect(of('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(of('::1')).toBe('0:0:0:0::/64');
  });

  it('that is not known is counted as one', () => {
    expect(of(null)).toBe(of(''));
  });
});
