/**
 * What nothing shows: what Unicode says a renderer may leave out (fillers, joiners, tags, variation selectors),
 * white space and controls, marks that have no letter before them, and the few signs that are drawn as blanks though
 * Unicode counts them as letters or symbols: braille without dots, the musical null notehead, the blanks of Egyptian
 * writing, the object replacement character.
 */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\p{Mn}\u2800\u{1D159}\u{13441}\u{13442}\uFFFC]/gu;

/** The same without white space, which a text needs between its words. */
const FILLERS = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\u2800\u{1D159}\u{13441}\u{13442}\uFFFC]/gu;

/** The text without all that nobody sees; `''` for a text that looks empty. */
export const seenOf = (text: string): string => text.replace(UNSEEN, '');

/** The text without signs that only lengthen it. */
export const withoutFillers = (text: string): string => text.replace(FILLERS, '');
