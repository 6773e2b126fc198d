/**
 * Makes the list of Russian words that search tells right words from misspelt ones by: `dist/words/russian.bin`, a graph of
 * all forms that the dictionary of the npm package dictionary-ru knows, and of the words beside this file. Made once, and
 * again when one of these changes; into another folder where one is given. The dictionary's notice goes with it, as its licence (BSD-3-Clause) asks.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const BUILDER = join(ROOT, 'dist/libs/russian/src/words/word-graph.js');
const NORMALISER = join(ROOT, 'dist/libs/russian/src/normalise-text.js');
const DICTIONARY = join(ROOT, 'node_modules/dictionary-ru');
const FOLDER = process.argv[2] ?? join(ROOT, 'dist/words');
const [GRAPH, NOTICE, MADE_OF] = ['russian.bin', 'LICENSE-dictionary-ru', 'made-of.txt'].map((name) =>
  join(FOLDER, name),
);
const OWN_WORDS = join(HERE, 'own-words.txt');

if (!existsSync(DICTIONARY)) {
  // An installation without the packages for development has the list that came with it.
  if (!existsSync(GRAPH))
    process.stderr.write(
      'There is no list of Russian words: npm ci installs the dictionary it is made of.\n',
    );
} else {
  const inputs = digestOf([
    fileURLToPath(import.meta.url),
    BUILDER,
    NORMALISER,
    OWN_WORDS,
    join(DICTIONARY, 'package.json'),
  ]);
  if (!existsSync(GRAPH) || !existsSync(MADE_OF) || readFileSync(MADE_OF, 'utf8') !== inputs)
    await make(inputs);
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

async function make(inputs) {
  const { buildWordGraph } = await import(BUILDER);
  const edges = buildWordGraph((await formsOf()).toSorted());
  mkdirSync(FOLDER, { recursive: true });
  rmSync(MADE_OF, { force: true });
  // Two builds at once write the same, each beside the file and then in its place.
  const beside = `${GRAPH}.${process.pid}`;
  writeFileSync(beside, Buffer.from(edges.buffer, edges.byteOffset, edges.byteLength));
  renameSync(beside, GRAPH);
  copyFileSync(join(DICTIONARY, 'license'), NOTICE);
  writeFileSync(MADE_OF, inputs);
}

/** All forms of all words, normalised; the parts of those that have a hyphen. */
async function formsOf() {
  const { normaliseText } = await import(NORMALISER);
  const { IterableHunspellReader } = await import('hunspell-reader');
  const [rules, words] = ['aff', 'dic'].map((kind) => join(DICTIONARY, `index.${kind}`));
  const { aff, dic } = await IterableHunspellReader.createFromFiles(rules, words);
  const forms = new Set();
  for (const form of new IterableHunspellReader({ aff, dic: [...dic, ...ownEntries(dic)] }))
    for (const word of normaliseText(form).split(' ')) if (/^[а-я]+$/.test(word)) forms.add(word);
  return [...forms];
}

/** As the dictionary writes its own: with the flags of the word that is inflected alike. */
function ownEntries(dic) {
  const flags = new Map(dic.map((entry) => entry.split('/', 2)));
  const lines = readFileSync(OWN_WORDS, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word, like] = line.split(' ');
      if (like !== undefined && flags.get(like) === undefined)
        throw new Error(`own-words.txt: the dictionary does not inflect ${like}`);
      return like === undefined ? word : `${word}/${flags.get(like)}`;
    });
}
