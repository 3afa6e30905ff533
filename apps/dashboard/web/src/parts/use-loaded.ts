import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ApiError } from '../api/request-json.ts';

/** What is being read, has been read, or could not be. */
export type Loaded<T> = { state: 'loading' } | { state: 'there'; value: T } | { state: 'failed'; error: ApiError };

/** Reads something once for each `key`, and gives up when the reader goes away. */
export function useLoaded<T>(key: string, read: (signal: AbortSignal) => Promise<T>): Signal<Loaded<T>> {
  const loaded = useSignal<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    loaded.value = { state: 'loading' };
    read(stop.signal).then(
      (value) => void (loaded.value = { state: 'there', value }),
      (error: unknown) => {
        if (!stop.signal.aborted) loaded.value = { state: 'failed', error: error as ApiError };
      },
    );
    return () => stop.abort();
  }, [key]);
  return loaded;
}
