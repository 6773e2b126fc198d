import { appealThreads } from './threads/appeals.js';
import { applicationThreads } from './threads/applications.js';
import { contactThreads } from './threads/contacts.js';
import { documentThreads } from './threads/documents.js';
import { formErrorThreads } from './threads/form-errors.js';
import { paymentThreads } from './threads/payments.js';
import { signInThreads } from './threads/sign-in.js';
import { technicalThreads } from './threads/technical.js';
import { whitePageThread } from './threads/white-page.js';
import type { DemoThread } from './types.js';

export { demoCategories } from './categories.js';
export { demoChannels } from './channels.js';
export { demoPeople } from './people.js';
export type * from './types.js';

/** Every demo thread, oldest first, so that public numbers grow with time. */
export const demoThreads: DemoThread[] = [
  ...signInThreads,
  ...applicationThreads,
  ...formErrorThreads,
  ...paymentThreads,
  ...technicalThreads,
  whitePageThread,
  ...documentThreads,
  ...appealThreads,
  ...contactThreads,
].sort((a, b) => b.daysAgo - a.daysAgo);
