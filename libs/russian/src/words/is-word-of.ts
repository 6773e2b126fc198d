import type { WordGraph } from './word-graph.js';

/** What new words are made with, every day; no list has them all. */
const BEGINNINGS =
  'авто анти аудио без гипер гос до за из интернет кибер меж меди медиа мед микро мини много мото на над не недо обще ' +
  'от пере по под пред при про псевдо раз рас само сверх соц со спец суб супер теле тех транс ультра фото видео эко ' +
  'экс электро энерго онлайн';
const MADE_WITH = BEGINNINGS.split(' ');
/** What is left is long enough not to be a word by chance. */
const SHORTEST = 5;

/** Whether a list has a normalised word, or the one that it is made of: соцвыплата, перенаправление, нерезидент. */
export const isWordOf = (list: WordGraph, word: string): boolean =>
  list.has(word) ||
  MADE_WITH.some(
    (beginning) =>
      word.length >= beginning.length + SHORTEST &&
      word.startsWith(beginning) &&
      list.has(word.slice(beginning.length)),
  );
