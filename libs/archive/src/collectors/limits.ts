import type { Rank } from '../collect/item.ts';

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 64 * 2 ** 20;

/** Time and bytes that one item may take, where the configuration does not say. */
export function limitsOf(spec: { timeout?: number | undefined; maxBytes?: number | undefined }) {
  return { timeoutMs: spec.timeout ?? defaultTimeoutMs, maxBytes: spec.maxBytes ?? defaultMaxBytes };
}

/** `app.log` is a log; `app.log.1`, `app.log.2.gz` and `app.log-20260101` are old ones. */
export function rankOf(name: string): Rank {
  if (/\.log[.-][^/]+$/.test(name)) return 'old-log';
  return /\.(log|out|err)$/.test(name) ? 'log' : 'state';
}
