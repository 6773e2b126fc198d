import { randomBytes } from 'node:crypto';
import { InstallationFault, type Settings } from '#platform';

type MeilisearchSettings = NonNullable<Settings['meilisearch']>;

/**
 * An index of its own on the installation's Meilisearch, beside the service's.
 *
 * @throws InstallationFault where there is none
 */
export function scratchMeilisearch({ meilisearch }: Settings): MeilisearchSettings {
  if (meilisearch === null)
    throw new InstallationFault('There is no Meilisearch to measure: MEILISEARCH_URL is not set.');
  // The key that searches may be for the service's index alone.
  const searchKey = meilisearch.key;
  return { ...meilisearch, searchKey, index: `veche-scratch-${randomBytes(6).toString('hex')}` };
}

/** Removes the index, and what a rebuild has left beside it. */
export async function dropScratchMeilisearch({ url, key, index }: MeilisearchSettings): Promise<void> {
  for (const uid of [index, `${index}-next`])
    await fetch(`${url.replace(/\/+$/, '')}/indexes/${uid}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${key}` },
    });
}
