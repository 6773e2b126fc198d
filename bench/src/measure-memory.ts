import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, serve } from './processes.js';

export const STANDALONE = '../../apps/standalone/src/main.js';

/**
 * Resident memory of the standalone process (its PostgreSQL is another) at its first start, which made the
 * database and the demonstration data, after it was left alone.
 *
 * @returns megabytes
 */
export async function measureMemory(folder: string, idleSeconds: number): Promise<number> {
  const own = {
    VECHE_ENV: 'development',
    VECHE_DATA_DIR: join(folder, 'standalone'),
    DATABASE_URL: '',
    NODE_OPTIONS: '',
  };
  const server = await serve(STANDALONE, own, '/health/ready');
  try {
    await sleep(idleSeconds * 1000);
    return memoryOf(server.pid);
  } finally {
    await server.stop();
  }
}
