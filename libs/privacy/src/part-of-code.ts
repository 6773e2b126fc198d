import { isLabel } from './number-label.js';

/** What joins the parts of a code, as in MFC-0474/2022-240433-1. */
const JOINER = '[/\\\\_\\u2010-\\u2015-]';
const BEFORE = new RegExp(`([\\p{L}\\p{N}]+)${JOINER}$`, 'u');
const AFTER = new RegExp(`^${JOINER}([\\p{L}\\p{N}]+)`, 'u');
/** Letters of a neighbour that are looked at. */
const REACH = 40;

/** Words of a sentence may stand so too: «звоните-89161234567». */
const isWord = (part: string): boolean => /^[А-ЯЁа-яё][а-яё]{2,}$/.test(part) || isLabel(part);

/**
 * Whether `[start, end)` is only a part of a longer code: joined without a space to a number or to letters that are no
 * word. Case numbers are such codes, whatever their parts look like.
 */
export function isPartOfCode(text: string, start: number, end: number): boolean {
  const neighbours = [
    BEFORE.exec(text.slice(Math.max(0, start - REACH), start)),
    AFTER.exec(text.slice(end, end + REACH)),
  ];
  return neighbours.some((neighbour) => neighbour !== null && !isWord(neighbour[1] ?? ''));
}
