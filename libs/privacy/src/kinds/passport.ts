import { GAP, type Recogniser, groupedDigits } from './candidate.js';

/** Series: two digits of the region, two of the year the form was printed, since 1997. */
const SERIES = /^(?!00)\d\d(?:9[7-9]|[0-4]\d)/;
const SET_APART = new RegExp(`^\\d\\d${GAP}?\\d\\d(?:${GAP}|\\D{2,5})`, 'u');

/** The internal passport has no checksum: ten digits, set apart as series and number or called a passport. */
export const passport: Recogniser = {
  pattern: groupedDigits(`${GAP}|,? ?№ ?|,? номер ?`, 2, 2, 6),
  recognises: ({ written, digits, label }) =>
    SERIES.test(digits) && (label === 'PASSPORT' || (label === null && SET_APART.test(written))),
};

/** The passport for travelling abroad: nine digits, and called a passport. */
export const foreignPassport: Recogniser = {
  pattern: groupedDigits(`${GAP}| ?№ ?`, 2, 7),
  recognises: ({ label }) => label === 'PASSPORT',
};
