import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { PASSWORD_LENGTH, hashPassword, isPasswordOf, passwordProblem } from './passwords.js';

describe('a chosen password', () => {
  it('is counted in characters as people count them, not in units of an encoding', () => {
    expect(passwordProblem('🌲🌳🌴🌵🌲🌳🌴🌵🌲', 'a@b.ru')).toBe('TOO_SHORT');
    expect(passwordProblem('🌲🌳🌴🌵🌲🌳🌴🌵🌲🌳', 'a@b.ru')).toBeNull();
  });

  it('may be as long as the limit and no longer', () => {
    const long = 'абвг'.repeat(PASSWORD_LENGTH.max / 4);
    expect(passwordProblem(long, 'a@b.ru')).toBeNull();
    expect(passwordProblem(`${long}а`, 'a@b.ru')).toBe('TOO_LONG');
  });

  it('is not the address, in whatever case, nor what stands before its @', () => {
    expect(passwordProblem('Ivanova.Anna@Example.ru', 'ivanova.anna@example.ru')).toBe('PASSWORD_IS_EMAIL');
    expect(passwordProblem('IVANOVA.ANNA', 'ivanova.anna@example.ru')).toBe('PASSWORD_IS_EMAIL');
  });

  it('is not a common one, in whatever case', () => {
    for (const common of COMMON_PASSWORDS)
      expect([common, passwordProblem(common.toUpperCase(), 'a@b.ru')]).toEqual([common, 'PASSWORD_COMMON']);
  });

  it('is never refused for its composition', () => {
    expect(passwordProblem('тихая река под горой', 'a@b.ru')).toBeNull();
  });
});

describe('a password hash', () => {
  it('names its algorithm and cost, and differs each time', async () => {
    const [one, other] = [await hashPassword('тихая река'), await hashPassword('тихая река')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(other).not.toBe(one);
  });

  it('knows its own password and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        async (one, other) => {
          const hash = await hashPassword(one);
          expect(await isPasswordOf(hash, one)).toBe(true);
          expect(await isPasswordOf(hash, other)).toBe(one.normalize('NFKC') === other.normalize('NFKC'));
        },
      ),
      { numRuns: 10 },
    );
  });

  it('of another implementation and cost is understood', async () => {
    // A test vector of the reference implementation (P-H-C/phc-winner-argon2, test.c).
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await isPasswordOf(hash, 'password')).toBe(true);
    expect(await isPasswordOf(hash, 'Password')).toBe(false);
  });

  it('that is missing has no password', async () => {
    expect(await isPasswordOf(null, '')).toBe(false);
    expect(await isPasswordOf(null, 'тихая река')).toBe(false);
  });
});
