export { foldIrregular } from './fold-irregular.js';
export { highlight, type HighlightOptions, type Segment } from './highlight.js';
export { inOtherLayout } from './keyboard-layout.js';
export { foldMixedAlphabets } from './mixed-alphabets.js';
export { normaliseText, tokens } from './normalise-text.js';
export { type Query, type TypedWord, parseQuery } from './parse-query.js';
export type { QueryOperator } from './query-operators.js';
export { replaceWord } from './replace-word.js';
export { searchText, searchWords } from './search-text.js';
export { slugify } from './slugify.js';
export { type Alternative, type SoughtQuery, type SoughtWord, asTyped } from './sought-query.js';
export {
  type Candidate,
  type Variant,
  chooseCorrection,
  editDistance,
  isCorrectable,
  withinOneEdit,
} from './spelling.js';
export { stem } from './stem.js';
export { type Reading, fromTransliteration } from './transliteration.js';
export { PUBLIC_SERVICE_SYNONYMS } from './synonyms/public-services.js';
export {
  type SynonymDictionary,
  type SynonymEntry,
  type SynonymFault,
  type SynonymFaultReason,
  MOST_TERMS,
  MOST_WORDS_OF_A_TERM,
  type SynonymMode,
  compileSynonyms,
  expandSynonyms,
  isOfSynonyms,
} from './synonyms/synonym.js';
export { isWordOf } from './words/is-word-of.js';
export { WordGraph } from './words/word-graph.js';
