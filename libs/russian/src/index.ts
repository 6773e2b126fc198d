export { highlight, type HighlightOptions, type Segment } from './highlight.js';
export { normaliseText } from './normalise-text.js';
export { parseQuery, type Query } from './parse-query.js';
export { slugify } from './slugify.js';
