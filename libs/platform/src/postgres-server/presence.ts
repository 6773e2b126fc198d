import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivately, type DataFolder } from './data-folder.js';
import { identityOf, isRunning } from './process-identity.js';

/** A service owns the server; a guest (an operator's command) only passes by. */
export type Role = 'owner' | 'guest';

/** One open use of the server, written beside the data so that other processes see it. */
export interface Presence {
  name: string;
  leave(): void;
}

const PREFIX = 'user-';

export async function register(folder: DataFolder, role: Role): Promise<Presence> {
  const name = `${PREFIX}${randomBytes(6).toString('hex')}`;
  const path = await writePrivately(folder, name, `${role} ${identityOf(process.pid)}\n`);
  return { name, leave: () => rmSync(path, { force: true }) };
}

/** The roles of everybody else who uses the server and still runs; the marks of the dead are swept away. */
export async function othersPresent(folder: DataFolder, me: Presence): Promise<Role[]> {
  const names = (await readdir(folder.root)).filter(
    (name) => /^user-[0-9a-f]+$/.test(name) && name !== me.name,
  );
  const roles = await Promise.all(
    names.map(async (name) => {
      const path = join(folder.root, name);
      const [, role, identity] =
        /^(owner|guest) (.+)$/m.exec(await readFile(path, 'utf8').catch(() => '')) ?? [];
      if (identity !== undefined && isRunning(identity)) return role === 'owner' ? 'owner' : 'guest';
      await rm(path, { force: true });
      return undefined;
    }),
  );
  return roles.filter((role) => role !== undefined);
}
