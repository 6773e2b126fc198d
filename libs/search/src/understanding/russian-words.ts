import { Injectable, Logger, Optional } from '@nestjs/common';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WordGraph, isWordOf } from '#russian';

/** The words of Russian in all their forms (ADR 0020); 0.8 MB in memory, read at the start. */
@Injectable()
export class RussianWords {
  private readonly graph: WordGraph | null;

  /** @param folder at or above which the list is; of the product unless told. */
  constructor(@Optional() folder: string = dirname(fileURLToPath(import.meta.url))) {
    const file = listOf(folder);
    this.graph = file === null ? null : readGraph(file);
    if (file === null)
      new Logger(RussianWords.name).warn(
        'There is no list of Russian words: npm run build makes it. Until then no spelling is corrected.',
      );
  }

  /**
   * @param word normalised.
   * @returns whether Russian has it, in this form, or may have: without the list no word counts as wrong.
   */
  has(word: string): boolean {
    return this.graph === null || isWordOf(this.graph, word);
  }
}

/** The build puts it into `dist/words`, where tests of the sources find it too. */
function listOf(folder: string): string | null {
  const file = join(folder, 'dist/words/russian.bin');
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? null : listOf(dirname(folder));
}

function readGraph(file: string): WordGraph {
  const bytes = readFileSync(file);
  return new WordGraph(
    new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
  );
}
