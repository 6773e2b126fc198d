export { foldIrregular } from './fold-irregular.js';
export { highlight, type HighlightOptions, type Segment } from './highlight.js';
export { normaliseText, tokens } from './normalise-text.js';
export { parseQuery, type Query } from './parse-query.js';
export { slugify } from './slugify.js';
export { type Alternative, type SoughtQuery, type SoughtWord, asTyped } from './sought-query.js';
export { stem } from './stem.js';
export { PUBLIC_SERVICE_SYNONYMS } from './synonyms/public-services.js';
export {
  type SynonymDictionary,
  type SynonymEntry,
  type SynonymFault,
  type SynonymFaultReason,
  type SynonymMode,
  compileSynonyms,
  expandSynonyms,
} from './synonyms/synonym.js';
