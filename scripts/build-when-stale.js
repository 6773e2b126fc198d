/**
 * Builds the product unless the last build is younger than every source: a start need not wait for the compiler
 * to find that out. Where there is no compiler (an installation without the packages for development), what
 * was built is used as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'dist/build.tsbuildinfo');
const WORDS = join(ROOT, 'dist/words/russian.bin');
const SOURCES = ['apps', 'libs', 'migrations', 'bench', 'simulation', 'scripts'];
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

if (isStale()) build();

function isStale() {
  const builtAt = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined || !existsSync(WORDS)) return true;
  const youngerThanBuild = (path) => statSync(path).mtimeMs > builtAt;
  if (SETTINGS.map((name) => join(ROOT, name)).some((path) => existsSync(path) && youngerThanBuild(path)))
    return true;
  // A folder is younger too when a file of it was removed or renamed.
  return SOURCES.map((name) => join(ROOT, name))
    .filter((folder) => existsSync(folder))
    .some((folder) =>
      [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name))].some(
        youngerThanBuild,
      ),
    );
}

function build() {
  let compiler;
  try {
    compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return;
  }
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const words = spawnSync(process.execPath, ['scripts/word-list/build.js'], { cwd: ROOT, stdio: 'inherit' });
  if (words.status !== 0) process.exit(words.status ?? 1);
  // The compiler leaves its record as it is when no content has changed.
  const now = new Date();
  utimesSync(BUILT, now, now);
}
