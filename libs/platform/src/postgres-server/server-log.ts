import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { giveToOwner, type DataFolder } from './data-folder.js';

const KEEP_BYTES = 5_000_000;
const TAIL_BYTES = 4000;
const TAIL_LINES = 12;

/** Opens the server's log for appending; a long one becomes `server.log.1` first, replacing the one before. */
export async function openLog(folder: DataFolder): Promise<{ handle: FileHandle; from: number }> {
  const size = await sizeOf(folder.log);
  if (size > KEEP_BYTES) await rename(folder.log, `${folder.log}.1`);
  const handle = await open(folder.log, 'a', 0o600);
  await giveToOwner(folder, folder.log);
  return { handle, from: (await handle.stat()).size };
}

/** The last lines written since `from` (a byte offset), for telling why a start failed. */
export async function lastLines(folder: DataFolder, from: number): Promise<string> {
  const handle = await open(folder.log, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(from, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    return buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
