export type Entry<T> = { key: string; value: T; revision: number; updated: Date };

/** Small records with compare-and-set. Keys are `[A-Za-z0-9_-]`, joined by `.`. */
export interface RecordStore<T> {
  get(key: string, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  /** The new entry, or undefined when the key is there already. */
  create(key: string, value: T, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  /** The new entry, or undefined when the record is no longer at that revision. */
  update(key: string, value: T, revision: number, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  put(key: string, value: T, options?: { signal?: AbortSignal }): Promise<Entry<T>>;
  /** False when it was to be deleted at a revision that it does not have any more. */
  delete(key: string, options?: { revision?: number; signal?: AbortSignal }): Promise<boolean>;
  /**
   * Removes a record without a trace, where a deletion leaves a mark for as long as records are kept: for records that nobody
   * creates or updates, but only puts. Whoever watches is not told.
   */
  forget(key: string, options?: { signal?: AbortSignal }): Promise<void>;
  /** Every current entry; `below` narrows it to those whose keys begin with that name and a ".". */
  list(options?: { below?: string; signal?: AbortSignal }): Promise<Entry<T>[]>;
  /**
   * Every current entry, then each change; `key` narrows it to one, `below` to those whose keys begin with that name and a
   * ".". Deletions are not reported.
   */
  watch(options: { key?: string; below?: string; signal: AbortSignal }): AsyncIterable<Entry<T>>;
}
