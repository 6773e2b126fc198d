import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, lstat, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseServer } from './database-server.js';
import { passableFolder, query, QUICK } from './spec-support.js';

const root = process.getuid?.() === 0;
let folder: string;

beforeEach(async () => {
  folder = await passableFolder();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A folder the server's user cannot pass; root's own 0700 for root, one closed even to ourselves otherwise. */
async function closedFolder(): Promise<string> {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  if (!root) await chmod(closed, 0o000);
  return closed;
}

describe('a data folder that cannot be used', () => {
  it('under a closed folder: names the folder that is closed', async () => {
    const closed = await closedFolder();
    const opening = openDatabaseServer({ dataDir: join(closed, 'deep', 'postgres'), settings: QUICK });
    await expect(opening).rejects.toMatchObject({
      code: 'PATH_NOT_TRAVERSABLE',
      message: expect.stringContaining(`${closed} is closed to`),
      hint: expect.stringContaining(`chmod o+x ${closed}`),
    });
    await chmod(closed, 0o700);
  });

  it('in place of a file: says so', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const opening = openDatabaseServer({ dataDir: file, settings: QUICK });
    await expect(opening).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      message: expect.stringContaining(file),
    });
  });

  it('with a data folder open to others: PostgreSQL refuses it, and the mode is named', async () => {
    const dataDir = join(folder, 'postgres');
    await (await openDatabaseServer({ dataDir, settings: QUICK })).stop();
    await chmod(join(dataDir, 'data'), 0o777);
    const opening = openDatabaseServer({ dataDir, settings: QUICK });
    await expect(opening).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      hint: expect.stringContaining('invalid permissions'),
    });
  });
});

describe('root', () => {
  const rootOnly = root ? it : it.skip;

  rootOnly(
    'keeps new data in the fallback folder when the wanted one is closed, and finds it again',
    async () => {
      const dataDir = join(await closedFolder(), 'postgres');
      const fallbackDir = join(folder, 'open');
      const said: string[] = [];
      const first = await openDatabaseServer({
        dataDir,
        fallbackDir,
        settings: QUICK,
        log: (line) => said.push(line),
      });
      expect((await lstat(dataDir)).isSymbolicLink()).toBe(true);
      expect(await realpath(dataDir)).toContain(`${fallbackDir}/data-`);
      expect(said.join()).toContain(`${dataDir} is a link to it`);
      await query(first.url, 'CREATE TABLE note AS SELECT 1 AS n');
      await first.stop();

      const second = await openDatabaseServer({ dataDir, settings: QUICK });
      expect(second.started).toBe('STARTED');
      expect(await query(second.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
      await second.stop();
    },
  );

  rootOnly('runs the server as somebody else, and as the owner of the data already there', async () => {
    const dataDir = join(folder, 'postgres');
    await (await openDatabaseServer({ dataDir, settings: QUICK })).stop();
    expect((await stat(join(dataDir, 'data'))).uid).not.toBe(0);

    execFileSync('chown', ['-R', '65534:65534', dataDir]);
    const server = await openDatabaseServer({ dataDir, settings: QUICK });
    const files = ['data/postmaster.pid', 'connection.json', 'server.log'].map((name) => join(dataDir, name));
    const owners = await Promise.all(files.map(async (file) => (await stat(file)).uid));
    await server.stop();
    expect(owners).toEqual([65534, 65534, 65534]);
  });
});
