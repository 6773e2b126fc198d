import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

export interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const unbrotli = promisify(brotliDecompress);

/**
 * The Chromium of the tests: one of the machine's by `VECHE_TEST_CHROMIUM`, else the one that came with
 * `npm ci`, unpacked once together with the libraries and fonts that a bare machine lacks.
 */
export async function findChromium(): Promise<Chromium> {
  const given = process.env['VECHE_TEST_CHROMIUM'];
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  );
  if (given) return { executablePath: given, env };
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...env,
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'veche-fonts.conf'),
      HOME: process.env['HOME'] ?? folder,
    },
  };
}

/** The folder of the unpacked browser; made by the first who needs it, whole or not at all. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '..', '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `veche-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (await exists(folder)) return folder;

  const making = await mkdtemp(`${folder}-`);
  await writeFile(join(making, 'chromium'), await unbrotli(await readFile(join(root, 'bin/chromium.br'))));
  await chmod(join(making, 'chromium'), 0o755);
  for (const pack of ['al2023', 'fonts']) await untar(join(root, `bin/${pack}.tar.br`), making);
  await writeFile(join(making, 'veche-fonts.conf'), fontSettings(folder));
  await rename(making, folder).catch(async (error: unknown) => {
    await rm(making, { recursive: true, force: true });
    // Another worker may have been faster.
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

/** The machine's fonts, and one with Cyrillic letters where it has none. */
const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

async function untar(pack: string, into: string): Promise<void> {
  const tar = join(into, 'pack.tar');
  await mkdir(into, { recursive: true });
  await writeFile(tar, await unbrotli(await readFile(pack)));
  await promisify(execFile)('tar', ['-xf', tar, '-C', into]);
  await rm(tar);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
