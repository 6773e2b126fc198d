import { expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseServer } from './database-server.js';
import { socketFolder } from './socket.js';
import { passableFolder, query, QUICK } from './spec-support.js';

it('is made within the data, unless its name would be too long or be taken for two', () => {
  expect(socketFolder('/var/lib/veche/postgres/data')).toBe('/var/lib/veche/postgres/data');
  expect(socketFolder(`/${'я'.repeat(43)}`)).toBe(`/${'я'.repeat(43)}`);
  expect(socketFolder(`/${'я'.repeat(44)}`)).toBe('');
  expect(socketFolder('/srv/one, two/data')).toBe('');
  expect(socketFolder('/srv/"one"/data')).toBe('');
});

it('is done without where its name would be too long', async () => {
  const folder = await passableFolder();
  try {
    const dataDir = join(folder, 'a-folder-of-a-long-name'.repeat(4));
    const server = await openDatabaseServer({ dataDir, settings: QUICK });
    expect(new URL(server.url).search).toBe('');
    expect(await query(server.url, 'SELECT host(inet_client_addr()) AS address')).toEqual([
      { address: '127.0.0.1' },
    ]);
    await server.stop();
  } finally {
    await rm(folder, { recursive: true });
  }
});
