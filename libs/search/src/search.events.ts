import { z } from 'zod';
import { defineEvent } from '#platform';

/** Bring these threads up to date in the index; added in the transaction of whoever changed many at once. */
export const indexThreads = defineEvent(
  'search.index-threads',
  z.object({ threadIds: z.array(z.uuid()).max(1_000) }),
);

/** Write these threads to Meilisearch again, which did not take them or could not index them. */
export const catchUp = defineEvent('search.catch-up', z.object({ threadIds: z.array(z.uuid()).max(1_000) }));

/** Go on with building the index anew where it was built by an older version. */
export const renewIndex = defineEvent('search.renew-index', z.unknown());

/** Add to the figures of the archive what has been noted since. */
export const settleFigures = defineEvent('search.settle-figures', z.unknown());
