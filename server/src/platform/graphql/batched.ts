import DataLoader from 'dataloader';

type LoadMany<V> = (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>;

const LOADERS = new WeakMap<object, Map<unknown, DataLoader<string, unknown>>>();

/**
 * Loads one of many within a request: calls of the same `loadMany` become one call with all ids. Give the same function
 * object each time (a field or a module function, not a fresh arrow).
 */
export function batched<V>(context: object, loadMany: LoadMany<V>, id: string): Promise<V | undefined> {
  let loaders = LOADERS.get(context);
  if (!loaders) LOADERS.set(context, (loaders = new Map()));
  let loader = loaders.get(loadMany) as DataLoader<string, V | undefined> | undefined;
  if (!loader) {
    loader = new DataLoader<string, V | undefined>(async (ids) => {
      const found = await loadMany(ids);
      return ids.map((one) => found.get(one));
    });
    loaders.set(loadMany, loader as DataLoader<string, unknown>);
  }
  return loader.load(id);
}
