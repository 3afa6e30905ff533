import { FindingError } from './finding.ts';

/** A signal that aborts with a `timed-out` finding after `ms`, or with its parent. Dispose stops the clock. */
export function deadline(
  ms: number,
  parent: AbortSignal,
  reason: string,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(new FindingError({ state: 'timed-out', reason })), ms);
  if (parent.aborted) follow();
  parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      parent.removeEventListener('abort', follow);
    },
  };
}
