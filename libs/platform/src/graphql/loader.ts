import DataLoader from 'dataloader';
import type { GraphqlContext } from '../access/viewer.js';

const loaders = new WeakMap<GraphqlContext, Map<object, DataLoader<string, unknown>>>();

/**
 * The loader of one owner for one request: asks of a list's items become one query.
 *
 * @param owner tells loaders of one request apart, for example the repository's method.
 * @param batch finds rows by key, in any order.
 */
export function loaderOf<R extends { id: string }>(
  context: GraphqlContext,
  owner: object,
  batch: (keys: readonly string[]) => Promise<R[]>,
): DataLoader<string, R | null> {
  const ofRequest = loaders.get(context) ?? new Map<object, DataLoader<string, unknown>>();
  loaders.set(context, ofRequest);
  const existing = ofRequest.get(owner);
  if (existing) return existing as DataLoader<string, R | null>;
  const loader = new DataLoader<string, R | null>(async (keys) => {
    const rows = new Map((await batch(keys)).map((row) => [row.id, row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
  ofRequest.set(owner, loader);
  return loader;
}
