const aborted = Symbol('aborted');

/**
 * The next value of an iterator. When the signal aborts first, the iterator is left behind, not waited for.
 * @throws the signal's reason, or what the iterator throws
 */
export async function nextOrAbort<T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T, unknown>> {
  signal.throwIfAborted();
  const { promise: abort, resolve } = Promise.withResolvers<typeof aborted>();
  const onAbort = () => resolve(aborted);
  signal.addEventListener('abort', onAbort, { once: true });
  const next = iterator.next();
  next.catch(() => {});
  try {
    const first = await Promise.race([next, abort]);
    if (first !== aborted) return first;
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  throw signal.reason;
}
