import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes in the name of a socket that every system takes. */
const LONGEST_NAME = 103;
/** A list of folders is what the setting holds, with these signs around and between them. */
const SIGNS_OF_LISTS = /[",]/;

const PREFIX = '.s.PGSQL.';
const socketIn = (folder: string, port: number): string => join(folder, `${PREFIX}${port}`);

/**
 * Where the server makes its socket, or '' where its name would be too long: within the data, which is closed to all
 * others. A process beside the database reaches it with less work than through the network of the machine.
 */
export function socketFolder(data: string): string {
  const tooLong = Buffer.byteLength(socketIn(data, 65_535)) > LONGEST_NAME;
  return tooLong || SIGNS_OF_LISTS.test(data) ? '' : data;
}

/** Whether the server there has one; that of an older release, which may be running still, has none. */
export const hasSocket = (data: string, port: number): boolean => existsSync(socketIn(data, port));

/**
 * Removes what a killed server left of its socket: PostgreSQL would refuse to start over it while the dead process has
 * not been buried, or for ever when its number went to another program. Only while no server runs there.
 */
export async function clearSockets(data: string): Promise<void> {
  const left = (await readdir(data)).filter((name) => name.startsWith(PREFIX));
  await Promise.all(left.map((name) => rm(join(data, name), { force: true })));
}
