/**
 * What documents are made of and how: raised by every change after which old documents must be made anew, with a migration
 * that gives an archive without threads the new version.
 */
export const INDEX_VERSION = 2;
