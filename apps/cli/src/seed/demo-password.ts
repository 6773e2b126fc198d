import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** No letter or digit that is taken for another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_SIGNS = 4;

/** The password of this installation's demonstration people, `null` when none was made here. */
export async function knownDemoPassword(dataDir: string): Promise<string | null> {
  return readFile(pathOf(dataDir), 'utf8').then(
    (text) => text.trim() || null,
    () => null,
  );
}

/** Makes the password once and keeps it, readable by this user alone, so that it can be shown again. */
export async function demoPassword(dataDir: string): Promise<string> {
  const known = await knownDemoPassword(dataDir);
  if (known !== null) return known;
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  );
  const password = groups.join('-');
  await mkdir(resolve(dataDir), { recursive: true });
  await writeFile(pathOf(dataDir), `${password}\n`, { mode: 0o600 });
  return password;
}

const pathOf = (dataDir: string): string => join(resolve(dataDir), 'demo-password');
