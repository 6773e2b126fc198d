export { asMarkdown } from './as-markdown.js';
export { excerpt } from './excerpt.js';
export { renderMarkdown } from './render-markdown.js';
export type { RenderedMarkdown } from './rendered-markdown.js';
