import { open } from 'node:fs/promises';
import { InstallationFault } from '#platform';

export interface Source {
  readonly stream: AsyncIterable<Buffer>;
  /** In bytes; 0 when nobody knows. */
  readonly size: number;
}

/** @param file a path, or - for the standard input. */
export async function openSource(file: string): Promise<Source> {
  if (file === '-') return { stream: process.stdin, size: 0 };
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return { stream: handle.createReadStream(), size: stat.size };
  } catch (error) {
    throw new InstallationFault(`The file ${file} cannot be read (${(error as { code?: string }).code}).`);
  }
}
