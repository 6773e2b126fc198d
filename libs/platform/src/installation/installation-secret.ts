import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InstallationFault } from './installation-fault.js';

const SHORTEST = 32;

/**
 * The key of signed links of this installation, kept in its data folder, readable by its owner alone.
 *
 * @param make whether to make it when there is none yet
 * @throws InstallationFault when the folder or the file cannot be used
 */
export async function installationSecret(dataDir: string, make: boolean): Promise<string | null> {
  const path = join(resolve(dataDir), 'secret');
  try {
    const known = await readSecret(path);
    if (known !== null || !make) return known;
    await makeFolder(resolve(dataDir));
    return await makeSecret(path);
  } catch (error) {
    const { code } = error as { code?: string };
    // A passing command can do its work without the key.
    if (!make && code === 'EACCES') return null;
    if (code === undefined) throw error;
    throw new InstallationFault(
      `The data folder ${resolve(dataDir)} cannot be used (${code}); give this user the right to write there or set VECHE_DATA_DIR.`,
    );
  }
}

async function readSecret(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  if (text.trim().length >= SHORTEST) return text.trim();
  throw new InstallationFault(
    `The file ${path} holds no key of at least ${SHORTEST} characters; restore it or remove it.`,
  );
}

/** Written whole beside its place and then linked: of two first starts at once, one key wins. */
async function makeSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readSecret(path)) ?? '';
}

/** Root's PostgreSQL runs as another user, who has to pass through. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (made !== undefined && process.getuid?.() === 0) await chmod(path, 0o755);
}
