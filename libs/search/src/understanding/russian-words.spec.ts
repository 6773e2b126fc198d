import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RussianWords } from './russian-words.js';

const MADE = fileURLToPath(new URL('../../../../dist/words', import.meta.url));
const BUILD = fileURLToPath(new URL('../../../../scripts/word-list/build.js', import.meta.url));

describe('the list of Russian words', () => {
  let folder: string;
  let words: string;
  const build = () => promisify(execFile)(process.execPath, [BUILD, words]);
  const made = async () => (await stat(join(words, 'russian.bin'))).mtimeMs;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veche-words-'));
    words = join(folder, 'dist/words');
    await cp(MADE, words, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes less than a megabyte, and has the notice of its licence beside it', async () => {
    expect((await stat(join(words, 'russian.bin'))).size).toBeLessThan(1_000_000);
    expect(await readFile(join(words, 'LICENSE-dictionary-ru'), 'utf8')).toContain('Redistribution and use');
  });

  it.each(
    'погребение погребением обнулению утеряно подтверждения больничный значит счета начислили стримов'.split(
      ' ',
    ),
  )('has %s', (word) => expect(new RussianWords(folder).has(word)).toBe(true));

  it.each('паспрот регестрация знакит одобрый утерено'.split(' '))('does not have %s', (word) =>
    expect(new RussianWords(folder).has(word)).toBe(false),
  );

  it('is made where it is missing, and again when what it is made of has changed, but not else', async () => {
    const first = await made();
    await build();
    expect(await made()).toBe(first);
    await writeFile(join(words, 'made-of.txt'), 'another dictionary');
    await build();
    expect(await made()).toBeGreaterThan(first);
  });

  it('takes no word for misspelt where it is missing', () => {
    expect(new RussianWords(tmpdir()).has('паспрот')).toBe(true);
  });
});
