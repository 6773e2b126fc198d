import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readableEmailAddress } from '#kernel';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** In code points. The upper bound keeps the work of hashing bounded. */
export const PASSWORD_LENGTH = { min: 10, max: 200 };

/** A password as it is typed again. Wide: a code point may be two units, and the normal form may be shorter. */
export const typedPassword = z.string().max(PASSWORD_LENGTH.max * 8);

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB (in KiB), two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Fewer different characters than these are no password, however long the row of them is. */
const DIFFERENT_CHARACTERS = 4;

export type PasswordProblem = 'TOO_SHORT' | 'TOO_LONG' | 'PASSWORD_IS_EMAIL' | 'PASSWORD_COMMON';

const derive = promisify(argon2);

/**
 * Why a password cannot be chosen (NIST SP 800-63B §5.1.1.2: length and known passwords matter,
 * rules of composition do not).
 *
 * @returns the first problem, or `null`.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const chosen = normal(password).toLowerCase();
  const characters = [...chosen];
  if (characters.length < PASSWORD_LENGTH.min) return 'TOO_SHORT';
  if (characters.length > PASSWORD_LENGTH.max) return 'TOO_LONG';
  const same = [email, readableEmailAddress(email), email.split('@')[0]];
  if (same.includes(chosen)) return 'PASSWORD_IS_EMAIL';
  if (COMMON_PASSWORDS.has(chosen) || new Set(characters).size < DIFFERENT_CHARACTERS)
    return 'PASSWORD_COMMON';
  return null;
}

/** @returns the hash to keep, as a PHC string that names its parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    ...COST,
    message: normal(password),
    nonce: salt,
    tagLength: TAG_BYTES,
  });
  return phcOf(salt, tag);
}

/**
 * Whether it is the password of this hash.
 *
 * @param hash `null` when there is none: the same work is done, so that the time taken does not tell
 *   whether the account exists.
 */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
  const { salt, tag, ...cost } = readPhc(hash ?? DECOY);
  const given = await derive('argon2id', {
    ...cost,
    message: normal(password),
    nonce: salt,
    tagLength: tag.length,
  });
  return timingSafeEqual(given, tag) && hash !== null;
}

/** The same typed characters are the same password on every keyboard and system. */
const normal = (password: string): string => password.normalize('NFKC');

function phcOf(salt: Buffer, tag: Buffer): string {
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const DECOY = phcOf(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function readPhc(phc: string) {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? [];
  if (!salt || !tag) throw new Error('A password hash in the database is not an Argon2id PHC string.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
