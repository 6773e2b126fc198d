import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseServer } from './database-server.js';
import { isUp, openInOtherProcess, passableFolder, query, QUICK, serverPid, sweep } from './spec-support.js';

let folder: string;
let dataDir: string;
const open = (owner: boolean) => openDatabaseServer({ dataDir, owner, settings: QUICK });

beforeAll(async () => {
  folder = await passableFolder();
  dataDir = join(folder, 'postgres');
  await (await open(true)).stop();
});

afterEach(() => sweep(dataDir));

afterAll(() => rm(folder, { recursive: true }));

describe('after kill -9 of its parent', () => {
  it('the server runs on, is adopted with its data and stopped by its new owner', async () => {
    const killed = await openInOtherProcess({ dataDir });
    expect(killed.started).toBe('STARTED');
    await query(killed.url, 'CREATE TABLE note AS SELECT 7 AS n');
    const pid = await serverPid(dataDir);
    await killed.kill();

    const heir = await open(true);
    expect(heir).toMatchObject({ started: 'ADOPTED', url: killed.url });
    expect(await serverPid(dataDir)).toBe(pid);
    expect(await query(heir.url, 'SELECT n FROM note')).toEqual([{ n: 7 }]);
    await heir.stop();
    expect(await isUp(heir.url)).toBe(false);
  });

  it('a command passing by leaves the orphan for the service that will come back', async () => {
    const killed = await openInOtherProcess({ dataDir });
    await killed.kill();
    const command = await open(false);
    expect(command.started).toBe('ADOPTED');
    await command.stop();
    expect(await isUp(killed.url)).toBe(true);
  });

  it('a server that died with its parent recovers everything committed', async () => {
    const killed = await openInOtherProcess({ dataDir, settings: {} });
    await query(killed.url, 'CREATE TABLE recovered AS SELECT 7 AS n');
    const pid = await serverPid(dataDir);
    await killed.kill();
    process.kill(pid, 'SIGKILL');

    const heir = await open(true);
    expect(heir.started).toBe('STARTED');
    expect(await query(heir.url, 'SELECT n FROM recovered')).toEqual([{ n: 7 }]);
    await heir.stop();
  });
});

describe('two processes at once', () => {
  it('a command uses the running server of the service and leaves it', async () => {
    const service = await openInOtherProcess({ dataDir });
    const command = await open(false);
    expect(command).toMatchObject({ started: 'ADOPTED', url: service.url });
    await command.stop();
    expect(await isUp(service.url)).toBe(true);
    await service.stop();
    expect(await isUp(service.url)).toBe(false);
  });

  it('a command that had to start the server stops it', async () => {
    const command = await open(false);
    expect(command.started).toBe('STARTED');
    await command.stop();
    expect(await isUp(command.url)).toBe(false);
  });

  it('of several commands the last one out stops it', async () => {
    const first = await open(false);
    const second = await openInOtherProcess({ dataDir, owner: false });
    await first.stop();
    expect(await isUp(second.url)).toBe(true);
    await second.stop();
    expect(await isUp(second.url)).toBe(false);
  });

  it('a command that started the server leaves it to a service that came meanwhile', async () => {
    const command = await open(false);
    const service = await openInOtherProcess({ dataDir });
    await command.stop();
    expect(await isUp(service.url)).toBe(true);
    await service.stop();
    expect(await isUp(service.url)).toBe(false);
  });

  it('a service started twice by mistake does not take the database from the first', async () => {
    const first = await openInOtherProcess({ dataDir });
    const second = await open(true);
    await second.stop();
    expect(await isUp(first.url)).toBe(true);
    await first.stop();
    expect(await isUp(first.url)).toBe(false);
  });

  it('starting together on a new folder they agree on one server', async () => {
    const common = { dataDir: join(folder, 'new'), settings: QUICK };
    const [here, there, third] = await Promise.all([
      openDatabaseServer(common),
      openInOtherProcess({ ...common, owner: false }),
      openInOtherProcess({ ...common, owner: false }),
    ]);
    const starts = [here.started, there.started, third.started].sort();
    expect(starts).toEqual(['ADOPTED', 'ADOPTED', 'FRESH']);
    expect(new Set([here.url, there.url, third.url]).size).toBe(1);
    await Promise.all([there.stop(), third.stop()]);
    expect(await isUp(here.url)).toBe(true);
    await here.stop();
    expect(await isUp(here.url)).toBe(false);
  });

  it('a lock and marks left by the dead hold nobody up', async () => {
    await (await open(true)).stop();
    await writeFile(join(dataDir, 'lock'), '999999999 1\n');
    await writeFile(join(dataDir, 'user-00ff'), 'owner 999999999 1\n');
    const server = await open(true);
    await server.stop();
    expect(await isUp(server.url)).toBe(false);
    const left = (await readdir(dataDir)).filter((name) => /^(lock|user-|password)/.test(name));
    expect(left).toEqual([]);
  });

  it('detached, the server stays', async () => {
    const server = await open(true);
    server.detach();
    await server.stop();
    expect(await isUp(server.url)).toBe(true);
  });
});
