import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Read in this order: later files win. */
const STYLES = ['tokens', 'base', 'site', 'parts', 'forms', 'thread', 'desk', 'large', 'print'];

/** In the order of what is liked better. */
export const CODINGS = ['br', 'gzip'] as const;
type Coding = (typeof CODINGS)[number];

/** A file served at an address that changes with its content, so that it may be kept for ever. */
export interface Asset {
  readonly name: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
  /** The same, compressed once when the process starts. */
  readonly compressed: Readonly<Record<Coding, Buffer>>;
  readonly etag: string;
}

const folder = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'apps/web/src/assets');

export const stylesheet = asset(
  'css',
  'text/css; charset=utf-8',
  Buffer.concat(STYLES.map((name) => readFileSync(join(folder, `${name}.css`)))),
);
/** The scripts of the site; every page is complete without them. */
export const renewClaimScript = script('renew-claim');
export const keepTypedScript = script('keep-typed');
export const suggestScript = script('suggest');
export const emblem = asset('svg', 'image/svg+xml', readFileSync(join(folder, 'emblem.svg')));

export const assets: ReadonlyMap<string, Asset> = new Map(
  [stylesheet, renewClaimScript, keepTypedScript, suggestScript, emblem].map((file) => [file.name, file]),
);

function script(name: string): Asset {
  return asset('js', 'text/javascript; charset=utf-8', readFileSync(join(folder, `${name}.js`)));
}

function asset(extension: string, contentType: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  const name = `${hash}.${extension}`;
  return {
    name,
    path: `/assets/${name}`,
    contentType,
    body,
    compressed: { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) },
    etag: `"${hash}"`,
  };
}

/** The compiler copies no style sheets, so both the source and `dist` read them from the package. */
function packageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The package of the site was not found above its code.');
  return packageRoot(above);
}
