import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabaseServer } from '#platform';
import type { Options } from '../options.js';
import { importBarely } from './bare-import.js';
import { generateLines } from './generated-lines.js';

/** What `veche import threads` took, its start and its end included; seconds. */
export interface ImportFigures {
  /** Of a small archive, into a database that is there. */
  readonly few: number;
  readonly fewSeconds: number;
  readonly many: number;
  readonly manySeconds: number;
  /** The same many again, all of them known by now. */
  readonly againSeconds: number;
  /** What PostgreSQL alone needs for the same many. */
  readonly floorSeconds: number;
}

const COMMAND = fileURLToPath(new URL('../../../apps/cli/src/main.js', import.meta.url));
const FEW = 411;

/** Runs the command as it is run by hand, on the embedded database, in a folder of its own. */
export async function measureImport(
  { imported }: Pick<Options, 'imported'>,
  environment: Record<string, string>,
  say: (line: string) => void,
): Promise<ImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-import-'));
  try {
    // PostgreSQL runs as another user when this is root, and must pass to its data.
    await chmod(folder, 0o755);
    const [few, many] = [join(folder, 'few.jsonl'), join(folder, 'many.jsonl')];
    const lines = [...generateLines(FEW + imported)];
    await writeFile(few, lines.slice(0, FEW));
    await writeFile(many, lines.slice(FEW));
    const data = join(folder, 'data');
    const run = (...words: string[]) => veche(words, { ...environment, VECHE_DATA_DIR: data });
    const imports = async (file: string, added: number) => {
      const { said, seconds } = await run('import', 'threads', file);
      if (said.includes(`${added} threads added`)) return seconds;
      throw new Error(`The import of ${added} threads said: ${said}`);
    };
    say('making the database');
    await run('migrate');
    say(`importing ${FEW} and ${imported} threads`);
    const fewSeconds = await imports(few, FEW);
    const manySeconds = await imports(many, imported);
    const againSeconds = await imports(many, 0);
    say('the floor');
    return {
      few: FEW,
      fewSeconds,
      many: imported,
      manySeconds,
      againSeconds,
      floorSeconds: await floor(data, many),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws Error when the command does not end well */
async function veche(words: readonly string[], environment: Record<string, string>) {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...words], {
    env: { ...process.env, ...environment, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  if (child.exitCode !== 0)
    throw new Error(`veche ${words.join(' ')} ended with code ${child.exitCode}: ${said}`);
  return { said, seconds: (performance.now() - start) / 1000 };
}

async function floor(data: string, file: string): Promise<number> {
  const server = await openDatabaseServer({ dataDir: join(data, 'database') });
  try {
    return await importBarely(server.url, file);
  } finally {
    await server.stop();
  }
}
