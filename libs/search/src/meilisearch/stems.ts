import { searchWords, stem } from '#russian';

/** The one place where text becomes what documents and queries are compared by: stems in the order of their words. */
export const stemsOf = (text: string): string[] => searchWords(text).map(stem);
