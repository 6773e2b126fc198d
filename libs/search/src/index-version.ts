/** What documents are made of and how: raised by every change after which old documents must be made anew. */
export const INDEX_VERSION = 1;
