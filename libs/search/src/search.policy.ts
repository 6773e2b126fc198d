import { isSpecialist, isStaff, isSupervisor } from '#kernel';

/** All staff see what the archive was asked for in vain; those who write answers work through it (docs/product.md §5). */
export const mayReadQueries = isStaff;
export const mayEditArchive = isSpecialist;

/** Synonyms change every search: those who answer for the desk's work edit them. */
export const mayEditSynonyms = isSupervisor;

/** How often a similar thread made a question needless is a figure of the desk's work. */
export const mayReadDeflection = isSupervisor;
