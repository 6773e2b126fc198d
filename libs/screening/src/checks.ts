import type { Check } from './check.js';
import { contactsAndLinks } from './checks/contacts-and-links.js';
import { flood } from './checks/flood.js';
import { missingDetails } from './checks/missing-details.js';
import { personalData } from './checks/personal-data.js';
import { repeatedText } from './checks/repeated-text.js';
import { similarThread } from './checks/similar-thread.js';
import { stopList } from './checks/stop-list.js';

/** The checks in their order (docs/product.md §4). */
export const CHECKS = {
  PERSONAL_DATA: personalData,
  CONTACTS_AND_LINKS: contactsAndLinks,
  FLOOD: flood,
  REPEATED_TEXT: repeatedText,
  STOP_LIST: stopList,
  SIMILAR_THREAD: similarThread,
  MISSING_DETAILS: missingDetails,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;
export const CHECK_NAMES = Object.keys(CHECKS) as CheckName[];
